//! A dissection in the making: the frame, the layers so far, and how many fields still fit.

use super::{FieldValue, Layer, MAX_FIELDS, MAX_LAYERS, Proto};
use crate::wire::WireError;
use crate::wire::field::{Field, Value};

/// Fields that a layer has room for at first.
const FIELDS_USUAL: usize = 24;

/// A part of the frame that is to be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    /// Its first byte.
    pub(super) start: usize,
    /// The byte after its last.
    pub(super) end: usize,
    /// Whether it is quoted in an ICMP error.
    pub(super) quoted: bool,
    /// Whether all that was sent is there. Otherwise (a quote, a fragment) an early end is no fault, and no checksum
    /// over it can be checked.
    pub(super) whole: bool,
}

impl Span {
    /// The part after its first `len` bytes; empty when there are no more.
    pub(super) fn after(self, len: usize) -> Span {
        Span { start: (self.start + len).min(self.end), ..self }
    }

    /// How many bytes it has.
    pub(super) fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }
}

/// A dissection in the making.
pub(super) struct Draft<'a> {
    frame: &'a [u8],
    /// The layers so far.
    pub(super) layers: Vec<Layer<'a>>,
    room: usize,
}

impl<'a> Draft<'a> {
    pub(super) fn new(frame: &'a [u8]) -> Draft<'a> {
        Draft { frame, layers: Vec::with_capacity(5), room: MAX_FIELDS }
    }

    /// The bytes of a part.
    pub(super) fn bytes(&self, span: Span) -> &'a [u8] {
        self.frame.get(span.start..span.end).unwrap_or_default()
    }

    /// The byte at this place of the frame.
    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.frame.get(at).copied()
    }

    /// Whether more fields fit.
    pub(super) fn has_room(&self) -> bool {
        self.room > 0
    }

    /// Begins a layer with the first `len` bytes of `span`, as far as they are there.
    pub(super) fn layer(&mut self, proto: Proto, span: Span, len: usize) {
        if self.layers.len() < MAX_LAYERS {
            let len = len.min(span.len());
            self.layers.push(Layer {
                proto,
                start: span.start,
                len,
                quoted: span.quoted,
                fields: Vec::new(),
                fault: None,
            });
        }
    }

    /// The layer that was begun last is wrong; the first fault counts.
    pub(super) fn fault(&mut self, fault: WireError) {
        if let Some(layer) = self.layers.last_mut() {
            layer.fault.get_or_insert(fault);
        }
    }

    /// The layer that was begun last ends early: a fault if all that was sent should be there.
    pub(super) fn early_end(&mut self, span: Span) {
        if span.whole {
            self.fault(WireError::Truncated);
        }
    }

    /// Adds a field of `bits` bits from bit `bit` of the frame on to the last layer, if it lies within it.
    #[inline]
    pub(super) fn field(&mut self, field: &'static Field, bit: usize, bits: usize) {
        if let Some(value) = Value::read(field.kind, self.frame, bit, bits) {
            self.value(field, bit, bits, value);
        }
    }

    /// As `field`, in whole bytes: `len` bytes from byte `at` on.
    pub(super) fn bytes_field(&mut self, field: &'static Field, at: usize, len: usize) {
        self.field(field, at * 8, len * 8);
    }

    /// As `field`, with a value that is more than the bits that stand there.
    #[inline]
    pub(super) fn value(&mut self, field: &'static Field, bit: usize, bits: usize, value: Value<'a>) {
        let Some(layer) = self.layers.last_mut() else { return };
        let inside = bit >= layer.start * 8 && bit + bits <= (layer.start + layer.len) * 8;
        if inside && self.room > 0 {
            self.room -= 1;
            layer.fields.push(FieldValue { field, bit, bits, value });
        }
    }

    /// As `field`, of a value that is only the first `lead` of its bits: a code in front of what it means.
    pub(super) fn named(&mut self, field: &'static Field, bit: usize, bits: usize, lead: usize) {
        if let Some(value) = Value::read(field.kind, self.frame, bit, lead) {
            self.value(field, bit, bits, value);
        }
    }

    /// Adds all fields of a table that have a fixed place, counted from the layer's `skip`th byte on.
    pub(super) fn table(&mut self, fields: &'static [Field], skip: usize) {
        let Some(layer) = self.layers.last_mut() else { return };
        // One allocation for most layers: tables hold more than one message has, and room that is not used is not free.
        layer.fields.reserve(fields.len().min(FIELDS_USUAL).min(self.room));
        let start = layer.start + skip;
        for field in fields {
            if let Some((bit, bits)) = field.place {
                self.field(field, start * 8 + bit, bits);
            }
        }
    }

    /// Reads the field of the last layer that is called `name` as another one, which knows more about it.
    pub(super) fn refine(&mut self, name: &str, field: &'static Field) {
        let fields = self.layers.last_mut().map(|layer| layer.fields.iter_mut());
        if let Some(known) = fields.and_then(|mut fields| fields.find(|known| known.field.name == name))
            && let Some(value) = Value::read(field.kind, self.frame, known.bit, known.bits)
        {
            (known.field, known.value) = (field, value);
        }
    }

    /// Puts the fields of the last layer in the order of the wire, a field of several parts before its parts.
    pub(super) fn in_order(&mut self) {
        if let Some(layer) = self.layers.last_mut() {
            layer.fields.sort_by_key(|value| (value.bit, core::cmp::Reverse(value.bits)));
        }
    }

    /// A layer of bytes that no header explains, if there are any.
    pub(super) fn data(&mut self, field: &'static Field, span: Span) {
        if span.len() > 0 {
            self.layer(Proto::Data, span, span.len());
            self.bytes_field(field, span.start, span.len());
        }
    }
}
