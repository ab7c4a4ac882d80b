// The attributes of a designation account and their kinds, for peers whose schemas are written by hand.

/** The attributes as a schema's members, given what a library calls each kind. */
export const accountAttributes = ({ boolean, decimal, text }) => ({
  active: boolean,
  balance: decimal,
  balance_updated_at: text,
  converted_balance: decimal,
  created_at: text,
  currency: text,
  currency_symbol: text,
  designation_number: text,
  display_name: text,
  exchange_rate: decimal,
  legacy_designation_number: decimal,
  name: text,
  organization_name: text,
  updated_at: text,
  updated_in_db_at: text,
});
