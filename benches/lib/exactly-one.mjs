// The exactly-one rule of answered access, for the peers whose schema language cannot say it.

const members = ["answered_by_organization_user", "answered_by_tenant", "answered_by_sub_tenant"];

export const EXACTLY_ONE = `exactly one of ${members.join(", ")} must be set`;

/** Written out instead of a loop: this is what someone who cares for speed writes. */
export function exactlyOne(row) {
  const user = row.answered_by_organization_user != null ? 1 : 0;
  const tenant = row.answered_by_tenant != null ? 1 : 0;
  const subTenant = row.answered_by_sub_tenant != null ? 1 : 0;
  return user + tenant + subTenant === 1;
}

/** Adds the rule behind the shape of the checks that a peer has made. */
export function withExactlyOne(checks) {
  const shape = checks.create.answeredIntegrationPersonalInformationAccess;
  checks.create.answeredIntegrationPersonalInformationAccess = (value) =>
    shape(value) ?? (exactlyOne(value) ? null : [{ path: "", message: EXACTLY_ONE }]);
  return checks;
}
