//! The two hellos of TLS with their extensions: what a client can do, and what a server chose of it.

use super::tls::Reader;
use crate::wire::fields::tls as table;

/// RFC 8446 4.1.2; none when it ends early.
pub(super) fn client(reader: &mut Reader<'_, '_>) -> Option<()> {
    head(reader)?;
    reader.vector(&table::CIPHER_SUITES_LENGTH, 2, |list| {
        while list.left() > 0 && list.number(&table::CIPHER_SUITE, 2).is_some() {}
    })?;
    reader.vector(&table::COMPRESSIONS_LENGTH, 1, |list| {
        while list.left() > 0 && list.number(&table::COMPRESSION, 1).is_some() {}
    })?;
    extensions(reader, true)
}

/// RFC 8446 4.1.3; none when it ends early.
pub(super) fn server(reader: &mut Reader<'_, '_>) -> Option<()> {
    head(reader)?;
    reader.number(&table::CIPHER_SUITE, 2)?;
    reader.number(&table::COMPRESSION, 1)?;
    extensions(reader, false)
}

/// What both begin with.
fn head(reader: &mut Reader<'_, '_>) -> Option<()> {
    reader.number(&table::VERSION, 2)?;
    reader.some(&table::RANDOM, 32);
    reader.vector(&table::SESSION_ID_LENGTH, 1, |id| id.rest(&table::SESSION_ID))
}

fn extensions(reader: &mut Reader<'_, '_>, is_client: bool) -> Option<()> {
    if reader.left() == 0 {
        return None; // RFC 5246 7.4.1.2: there need not be any.
    }
    reader.vector(&table::EXTENSIONS_LENGTH, 2, |block| {
        while block.left() > 0 && block.draft.has_room() {
            let Some(kind) = block.number(&table::EXTENSION_TYPE, 2) else { return };
            let one = block.vector(&table::EXTENSION_LENGTH, 2, |data| {
                extension(data, kind, is_client);
                data.rest(&table::EXTENSION_DATA);
            });
            if one.is_none() {
                return;
            }
        }
    })
}

/// What is known of an extension; what this leaves is shown as bytes.
fn extension(data: &mut Reader<'_, '_>, kind: usize, is_client: bool) -> Option<()> {
    match kind {
        // RFC 6066 3: a server only nods.
        0 if data.left() > 0 => data.vector(&table::SERVER_NAMES_LENGTH, 2, |list| {
            while list.left() > 0 && list.draft.has_room() {
                let name = list
                    .number(&table::SERVER_NAME_TYPE, 1)
                    .and_then(|_| list.vector(&table::SERVER_NAME_LENGTH, 2, |name| name.rest(&table::SERVER_NAME)));
                if name.is_none() {
                    return;
                }
            }
        }),
        10 => {
            data.vector(
                &table::GROUPS_LENGTH,
                2,
                |list| {
                    while list.left() > 0 && list.number(&table::GROUP, 2).is_some() {}
                },
            )
        }
        11 => data.vector(&table::POINT_FORMATS_LENGTH, 1, |list| {
            while list.left() > 0 && list.number(&table::POINT_FORMAT, 1).is_some() {}
        }),
        13 => data.vector(&table::SIGNATURES_LENGTH, 2, |list| {
            while list.left() > 0 && list.number(&table::SIGNATURE, 2).is_some() {}
        }),
        16 => data.vector(&table::ALPN_LENGTH, 2, |list| {
            while list.left() > 0 && list.draft.has_room() {
                if list.vector(&table::ALPN_NAME_LENGTH, 1, |name| name.rest(&table::ALPN_NAME)).is_none() {
                    return;
                }
            }
        }),
        21 => {
            data.rest(&table::PADDING);
            Some(())
        }
        43 if is_client => data.vector(&table::VERSIONS_LENGTH, 1, |list| {
            while list.left() > 0 && list.number(&table::SUPPORTED_VERSION, 2).is_some() {}
        }),
        43 => data.number(&table::SUPPORTED_VERSION, 2).map(drop),
        45 => data.vector(&table::PSK_MODES_LENGTH, 1, |list| {
            while list.left() > 0 && list.number(&table::PSK_MODE, 1).is_some() {}
        }),
        51 => key_share(data, is_client),
        0xff01 => data.vector(&table::RENEGOTIATION_LENGTH, 1, |proof| proof.rest(&table::RENEGOTIATION)),
        _ => None,
    }
}

/// RFC 8446 4.2.8: keys of the client; the server's one, or the group that it wants one for.
fn key_share(data: &mut Reader<'_, '_>, is_client: bool) -> Option<()> {
    if !is_client && data.left() == 2 {
        return data.number(&table::KEY_SHARE_SELECTED, 2).map(drop);
    }
    if !is_client {
        return key(data);
    }
    data.vector(&table::KEY_SHARES_LENGTH, 2, |list| while list.left() > 0 && key(list).is_some() {})
}

fn key(list: &mut Reader<'_, '_>) -> Option<()> {
    list.number(&table::KEY_SHARE_GROUP, 2)?;
    list.vector(&table::KEY_LENGTH, 2, |key| key.rest(&table::KEY))
}
