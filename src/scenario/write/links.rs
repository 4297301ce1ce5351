//! One link: what it is made of, and its trouble.

use super::All;
use super::tree::{Fields, Tree, text};
use crate::lab::{LinkPlan, Setting};
use crate::sim::{Impairments, LinkProps, Medium, rate_text, time_text};

pub(super) fn link(link: &LinkPlan, all: &All<'_>) -> Option<Tree> {
    let end =
        |(node, port): &(usize, crate::trace::Name)| Some(text(format!("{}:{port}", all.plan.nodes.get(*node)?.name)));
    let [a, b] = &link.ends;
    let (props, usual) = (&link.props, LinkProps::of(link.props.medium));
    let mut fields = Fields::new();
    fields.put("ends", Tree::pair(end(a)?, end(b)?));
    fields.put_if(props.rate_bps != usual.rate_bps, "rate", || text(rate_text(props.rate_bps)));
    fields.put_if(props.delay != usual.delay, "delay", || text(time_text(props.delay)));
    fields.put_if(props.mtu_bytes != usual.mtu_bytes, "mtu", || Tree::word(props.mtu_bytes));
    fields.put_if(props.queue_bytes != usual.queue_bytes, "queue", || Tree::word(props.queue_bytes));
    let [there, back] = props.faults.each_ref().map(|faults| faults.as_deref().cloned().unwrap_or_default());
    // Rate, delay and queue beside the ends would be those of the link itself.
    let own = there.rate_bps.is_some() || there.queue_bytes.is_some() || !there.extra_delay.is_zero();
    if there == back && !own {
        put_trouble(&there, &mut fields);
    } else {
        for (name, faults) in [("there", there), ("back", back)] {
            let mut group = Fields::new();
            put_trouble(&faults, &mut group);
            fields.put_if(!group.is_empty(), name, || Tree::Group("", group));
        }
    }
    Some(Tree::Group(if props.medium == Medium::Wifi { "Wifi" } else { "Cable" }, fields))
}

fn put_trouble(faults: &Impairments, fields: &mut Fields) {
    fields.put_if(faults.cut, "cut", || Tree::word(true));
    for setting in Setting::ALL {
        let value =
            setting.value(faults).map(|value| if setting == Setting::Queue { Tree::word(value) } else { text(value) });
        fields.put_some(setting.word(), value);
    }
}
