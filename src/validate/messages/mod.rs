//! The messages of issues: templates for each language, and their rendering.
//!
//! A template is text with `{param}` for a fact; `{param#one|other}` adds the word for its
//! number; `[...]` is left out unless every fact in it is known; of `[...||...]` the first
//! is taken whose facts are known.

mod en;
mod sv;

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Code, Issue, Param, Params};

pub use en::EN;
pub use sv::SV;

/// The messages of one language.
#[derive(Debug)]
pub struct Locale {
    /// Language code, e.g. `en`.
    pub code: &'static str,
    /// The template of each code.
    pub template: fn(Code) -> &'static str,
    /// What JSON types, formats and reasons are called.
    pub words: &'static [(&'static str, &'static str)],
    /// What fields are called; one that is not here is called by its wire name.
    pub labels: &'static [(&'static str, &'static str)],
}

impl Locale {
    /// What a field is called.
    #[must_use]
    pub fn label<'a>(&self, field: &'a str) -> &'a str
    where
        'static: 'a,
    {
        self.labels.iter().find(|(name, _)| *name == field).map_or(field, |(_, label)| label)
    }
}

impl Issue {
    /// The message of the issue in a language.
    #[must_use]
    pub fn message(&self, locale: &Locale) -> String {
        render((locale.template)(self.code), &self.params, locale)
    }
}

fn render(template: &str, params: &Params, locale: &Locale) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(&fill(before, params, locale).unwrap_or_default());
        let (optional, after) = after.split_once(']').unwrap_or((after, ""));
        let known = optional.split("||").find_map(|part| fill(part, params, locale));
        out.push_str(&known.unwrap_or_default());
        rest = after;
    }
    out.push_str(&fill(rest, params, locale).unwrap_or_default());
    out
}

/// Fills the facts in; none when one is not known.
fn fill(template: &str, params: &Params, locale: &Locale) -> Option<String> {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, after) = after.split_once('}')?;
        let (name, forms) = name.split_once('#').map_or((name, None), |(name, forms)| (name, Some(forms)));
        let param = &params.iter().find(|(known, _)| *known == name)?.1;
        out.push_str(&text(name, param, locale));
        if let Some((one, other)) = forms.and_then(|forms| forms.split_once('|')) {
            out.push(' ');
            out.push_str(if *param == Param::Integer(1) { one } else { other });
        }
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

fn text(name: &str, param: &Param, locale: &Locale) -> String {
    match param {
        Param::Integer(value) => value.to_string(),
        Param::Text(text) if name == "by" => locale.label(text).to_string(),
        // Other text is the API's own, a field that is called `email` for example.
        Param::Text(text) if !matches!(name, "type" | "format" | "reason") => text.to_string(),
        Param::Text(text) => locale
            .words
            .iter()
            .find(|(word, _)| word == text)
            .map_or_else(|| text.to_string(), |(_, said)| (*said).to_string()),
        Param::Names(names) if name == "fields" => {
            let labels: Vec<&str> = names.iter().map(|name| locale.label(name)).collect();
            labels.join(", ")
        }
        Param::Names(names) => names.join(", "),
        Param::Integers(values) => {
            let values: Vec<String> = values.iter().map(ToString::to_string).collect();
            values.join(", ")
        }
    }
}
