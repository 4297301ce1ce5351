//! The variables of the sentences about fields and layers: what stands in a header, as catalogues take it.
//!
//! What it is: one `FluentArgs` a field, or a layer, with the other fields of the same layer beside it, so that a
//! sentence can look at them without code. What it is not: words; those stand in `assets/lang/*/fields`, and the list
//! of variables for those who write them at the top of `layers.ftl`.

use std::collections::BTreeMap;

use fluent_bundle::FluentArgs;

use super::facts::clip;
use super::{Arg, Texts};
use crate::wire::{Field, FieldValue, IpKind, Layer, MacKind, Value, WireError};

/// Of a text in a frame, no more stands in a sentence.
const TEXT_CELLS: usize = 40;
/// Nor more of bytes.
const BYTES_SHOWN: usize = 12;

/// The variables of a field's sentence.
pub(super) fn of_field(texts: &Texts, layer: &Layer<'_>, value: &FieldValue<'_>) -> FluentArgs<'static> {
    let mut args = of_neighbours(texts, layer, value.bit);
    let (name, known) = name(texts, value);
    let mut set: Vec<String> = flags_within(layer, value).map(|flag| title(texts, flag.field)).collect();
    if value.field.name == "tcp.flags" {
        set.reverse(); // people say SYN, ACK
    }
    args.set("value", argument(&value.value));
    args.set("name", name);
    args.set("known", if known { "yes" } else { "no" });
    args.set("hex", hex(value));
    args.set("size", value.bits.div_ceil(8));
    args.set("kind", kind(value));
    args.set("text", readable(&value.value));
    args.set("count", set.len());
    args.set("set", set.join(", "));
    about_layer(layer, &mut args);
    args
}

/// The variables of a layer's sentence; `size`, `kind` and `text` are those of the layer.
pub(super) fn of_layer(texts: &Texts, layer: &Layer<'_>) -> FluentArgs<'static> {
    let mut args = of_neighbours(texts, layer, 0);
    args.set("size", layer.len);
    let only = layer.fields.first().filter(|_| layer.fields.len() == 1);
    args.set("kind", only.map_or("none", kind));
    args.set("text", only.map(|only| readable(&only.value)).unwrap_or_default());
    about_layer(layer, &mut args);
    args
}

fn about_layer(layer: &Layer<'_>, args: &mut FluentArgs<'static>) {
    args.set(
        "fault",
        match layer.fault {
            None => "none",
            Some(WireError::Truncated) => "truncated",
            Some(WireError::Malformed) => "malformed",
            Some(WireError::Checksum) => "checksum",
        },
    );
    args.set("quoted", if layer.quoted { "yes" } else { "no" });
}

/// All fields of the layer under the keys of their texts, `$ip-ttl`, and names of numbers as `$ip-proto-name`. Of
/// several fields with one key the last that begins at `bit` or before counts, or else the first: in a list of
/// records that is the record in which `bit` stands.
fn of_neighbours(texts: &Texts, layer: &Layer<'_>, bit: usize) -> FluentArgs<'static> {
    let mut nearest: BTreeMap<&str, &FieldValue<'_>> = BTreeMap::new();
    for value in &layer.fields {
        let slot = nearest.entry(value.field.doc).or_insert(value);
        if value.bit <= bit {
            *slot = value;
        }
    }
    let mut args = FluentArgs::new();
    for (doc, value) in nearest {
        args.set(doc, argument(&value.value));
        if matches!(value.value, Value::Named { .. } | Value::Uint(_) | Value::Hex { .. }) {
            args.set(format!("{doc}-name"), name(texts, value).0);
        }
        if !matches!(kind(value), "none") {
            args.set(format!("{doc}-kind"), kind(value));
        }
    }
    args
}

/// A number where it is one, also when it is written out in a text, so that a sentence can choose by it.
fn argument(value: &Value<'_>) -> Arg<'static> {
    match value {
        Value::Uint(number) | Value::Hex { value: number, .. } | Value::Named { value: number, .. } => (*number).into(),
        Value::Flag(set) => u64::from(*set).into(),
        Value::Text(text) => match text.parse::<u32>() {
            Ok(number) if number.to_string() == *text => number.into(),
            _ => shown(text).into(),
        },
        Value::Bytes(bytes) => {
            let more = if bytes.len() > BYTES_SHOWN { "…" } else { "" };
            format!("{}{more}", Value::Bytes(bytes.get(..BYTES_SHOWN).unwrap_or(bytes))).into()
        }
        Value::Mac(_) | Value::Ip(_) | Value::Ip6(_) => value.to_string().into(),
    }
}

/// Text as it may stand on a screen.
fn shown(text: &str) -> String {
    let start: String = text.chars().take(TEXT_CELLS * 2).map(|c| if c.is_control() { '·' } else { c }).collect();
    clip(&start, TEXT_CELLS)
}

/// Bytes and texts as a person may read them, dots for what is no letter.
fn readable(value: &Value<'_>) -> String {
    match value {
        Value::Text(text) => shown(text),
        Value::Bytes(bytes) => {
            let start = bytes.iter().take(TEXT_CELLS * 2);
            clip(&start.map(|b| if is_letter(*b) { *b as char } else { '·' }).collect::<String>(), TEXT_CELLS)
        }
        _ => String::new(),
    }
}

const fn is_letter(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

/// The name of a number in this language, and whether there is one. `header-KEY.name` has it; where no message is,
/// the table's own name holds in every language (TCP, NXDOMAIN). A number without a name is its own.
fn name(texts: &Texts, value: &FieldValue<'_>) -> (String, bool) {
    let plain = match &value.value {
        Value::Named { name, .. } => (*name).to_owned(),
        other => shown(&other.to_string()),
    };
    let is_named = matches!(value.value, Value::Named { .. });
    let id = format!("header-{}.name", value.field.doc);
    let is_number = matches!(value.value, Value::Named { .. } | Value::Uint(_) | Value::Hex { .. });
    if !is_number || !texts.has(&id) {
        return (plain, is_named);
    }
    let mut args = FluentArgs::new();
    args.set("value", argument(&value.value));
    args.set("key", key(&plain));
    args.set("name", plain.clone());
    let name = texts.format_args(&id, &args).unwrap_or_else(|| plain.clone());
    let known = is_named || name != plain;
    (name, known)
}

/// A name from a table as catalogues can choose by it: `ttl-exceeded-in-transit`.
fn key(name: &str) -> String {
    name.to_ascii_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-")
}

/// A number as hexadecimal digits fill its bits.
fn hex(value: &FieldValue<'_>) -> String {
    match value.value {
        Value::Uint(number) | Value::Named { value: number, .. } => {
            format!("0x{number:0digits$x}", digits = value.bits.div_ceil(4).min(16))
        }
        Value::Bytes(_) => String::new(),
        ref other => shown(&other.to_string()),
    }
}

/// What range a value is from, for those whose ranges mean something.
fn kind(value: &FieldValue<'_>) -> &'static str {
    match &value.value {
        Value::Mac(mac) => MacKind::of(*mac).key(),
        Value::Ip(ip) => IpKind::of_v4(*ip).key(),
        Value::Ip6(ip) => IpKind::of_v6(*ip).key(),
        Value::Bytes(bytes) if bytes.iter().all(|byte| *byte == 0) => "zeros",
        Value::Bytes(bytes) if bytes.iter().all(|byte| is_letter(*byte) || byte.is_ascii_whitespace()) => "text",
        Value::Bytes(_) => "bytes",
        Value::Uint(port) if value.field.name.ends_with("srcport") || value.field.name.ends_with("dstport") => {
            // RFC 6335 6.
            match port {
                ..1024 => "system",
                1024..49152 => "registered",
                _ => "dynamic",
            }
        }
        _ => "none",
    }
}

/// The flags that are 1 among the bits of a field.
fn flags_within<'l, 'a>(layer: &'l Layer<'a>, of: &'l FieldValue<'a>) -> impl Iterator<Item = &'l FieldValue<'a>> + 'l {
    let inside = |flag: &FieldValue<'_>| of.bit <= flag.bit && flag.bit + flag.bits <= of.bit + of.bits;
    layer.fields.iter().filter(move |flag| flag.value == Value::Flag(true) && inside(flag) && flag.field != of.field)
}

/// What people call a field: the words before the colon of its explanation.
fn title(texts: &Texts, field: &Field) -> String {
    let about = texts.text(&format!("header-{}", field.doc)).into_owned();
    about.split_once(':').map_or(about.clone(), |(title, _)| title.to_owned())
}
