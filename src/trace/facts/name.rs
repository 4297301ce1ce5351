//! Names of ports and interfaces as facts hold them: shared with their box, and one word wide.

use core::borrow::Borrow;
use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::ops::Deref;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// Letters of a name that stand in it; a longer one has them elsewhere.
const SHORT_MAX: usize = 22;

/// The letters of a name: with its two counters of owners a short one is a single small block of memory.
#[derive(Debug)]
enum Text {
    Short { len: u8, bytes: [u8; SHORT_MAX] },
    Long(Box<str>),
}

impl Text {
    fn new(text: &str) -> Text {
        let mut bytes = [0; SHORT_MAX];
        match bytes.get_mut(..text.len()) {
            Some(room) => {
                room.copy_from_slice(text.as_bytes());
                Text::Short { len: text.len() as u8, bytes }
            }
            None => Text::Long(text.into()),
        }
    }

    fn as_str(&self) -> &str {
        match self {
            // They were a text: this never fails.
            Text::Short { len, bytes } => {
                bytes.get(..usize::from(*len)).and_then(|b| str::from_utf8(b).ok()).unwrap_or_default()
            }
            Text::Long(text) => text,
        }
    }
}

/// A name of a port or interface. A fact about a packet makes no text anew, and a name takes no more room in it than a
/// number (an `Arc<str>` takes twice that).
#[derive(Clone)]
pub struct Name(Arc<Text>);

impl Name {
    /// Its text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl Deref for Name {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Name {
    fn as_ref(&self) -> &str {
        self
    }
}

/// A name is equal to, ordered and hashed as its text.
impl Borrow<str> for Name {
    fn borrow(&self) -> &str {
        self
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Name {
        Name(Arc::new(Text::new(text)))
    }
}

impl From<String> for Name {
    fn from(text: String) -> Name {
        Name::from(text.as_str())
    }
}

impl Default for Name {
    fn default() -> Name {
        Name::from("")
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Name) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || **self == **other
    }
}

impl Eq for Name {}

impl PartialOrd for Name {
    fn partial_cmp(&self, other: &Name) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Name {
    fn cmp(&self, other: &Name) -> Ordering {
        self.as_str().cmp(other)
    }
}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self)
    }
}

impl PartialEq<str> for Name {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl PartialEq<&str> for Name {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_names_are_their_text() {
        for text in ["", "eth0", "가나다라마바사", "가나다라마바사아", &"x".repeat(SHORT_MAX), &"x".repeat(300)]
        {
            let name = Name::from(text);
            assert_eq!((name.as_str(), &name), (text, &Name::from(text.to_owned())));
            assert_eq!(serde_json::to_value(&name).ok(), Some(serde_json::Value::from(text)));
        }
        let (later, earlier) = (Name::from("eth1"), Name::from("eth0"));
        assert!(later > earlier);
        assert_eq!((size_of::<Name>(), size_of::<Text>()), (8, 24));
    }
}
