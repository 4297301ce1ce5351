//! The fact enums, read as text. rustfmt gives them one shape: a variant at four spaces, its fields at eight.

/// `FaultsSet` → `faults_set`, joined by `by`.
fn words(camel: &str, by: char) -> String {
    let mut out = String::new();
    for c in camel.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push(by);
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// What stands before the dot: the kind of a fact, or the name of a list of words.
pub(crate) fn heading(name: &str) -> String {
    match name {
        "What" => String::new(),
        "Drop" | "NatDrop" => "drop.".into(),
        "TcpEvent" => "tcp.".into(),
        "Stream" => "stream.".into(),
        _ => match name.strip_suffix("Fact") {
            Some(kind) => format!("{}.", words(kind, '_')),
            None => format!("{}.", words(name, ' ')),
        },
    }
}

/// `arp.hit ip:address mac:mac learned:fact`, for each variant of each enum; those of `What` that only wrap another enum are left out.
pub(crate) fn facts_of(source: &str) -> Vec<String> {
    let (mut found, mut prefix, mut renamed, mut screaming) = (Vec::<String>::new(), None, None, false);
    for line in source.lines() {
        let code = line.trim_start();
        if code.starts_with("#[") {
            screaming |= code.contains("SCREAMING-KEBAB-CASE");
            renamed = code.strip_prefix("#[serde(rename = \"").and_then(|rest| rest.split('"').next());
        } else if let Some(name) = line.strip_prefix("pub enum ") {
            prefix = Some((heading(name.trim_end_matches([' ', '{'])), std::mem::take(&mut screaming)));
        } else if line == "}" {
            prefix = None;
        } else if let Some((prefix, screaming)) = &prefix {
            match line.len() - code.len() {
                4 if code.starts_with(|c: char| c.is_ascii_uppercase()) && !code.contains('(') => {
                    let name = code.trim_end_matches([' ', '{', ',']);
                    let plain = if *screaming { words(name, '-').to_uppercase() } else { words(name, '_') };
                    found.push(format!("{prefix}{}", renamed.take().unwrap_or(&plain)));
                }
                8 if code.starts_with(|c: char| c.is_ascii_lowercase()) => {
                    let (field, kind) = code.split_once(':').expect("a field has a type");
                    let last = found.last_mut().expect("a field stands in a variant");
                    *last = format!("{last} {field}:{}", type_word(kind.trim().trim_end_matches(',')));
                }
                _ => {}
            }
        }
    }
    found
}

/// The page's word for a type of the source: what it looks like in JSON.
fn type_word(rust: &str) -> String {
    if let Some(inner) = rust.strip_prefix("Option<").and_then(|rest| rest.strip_suffix('>')) {
        return format!("{} or null", type_word(inner));
    }
    if let Some(inner) = rust.strip_prefix("Box<").and_then(|rest| rest.strip_suffix('>')) {
        return type_word(inner);
    }
    match rust {
        "String" | "str" | "&'static str" | "Name" => "text".into(),
        "u8" | "u16" | "u32" | "u64" => "number".into(),
        "bool" => "bool".into(),
        "Ipv4Addr" => "address".into(),
        "Ipv4Net" => "net".into(),
        "SocketAddrV4" => "end".into(),
        "Mac" => "mac".into(),
        "FactId" => "fact".into(),
        "LinkId" => "link".into(),
        "Side" => "side".into(),
        "SimTime" => "ns".into(),
        "Duration" => "span".into(),
        "IpProto" => "proto".into(),
        "EtherType" => "ethertype".into(),
        "WireError" => "fault".into(),
        list => heading(list).trim_end_matches('.').to_owned(),
    }
}
