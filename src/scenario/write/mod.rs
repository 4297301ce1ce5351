//! Plan → scenario file: what `load` reads back to an equal plan. What a file need not say is not said.
//!
//! Not a copy of the file a plan was read from: comments, and the names of what a plan has only the numbers of, are gone.

mod links;
mod nodes;
mod routers;
mod services;
mod story;
mod tree;

use crate::device::Blueprint;
use crate::lab::{Plan, Text};
use crate::proto::Profile;
use crate::scenario::read::DEFAULT_SEED;
use tree::{Fields, Tree, text};

/// The text of a scenario.
pub fn write(plan: &Plan) -> String {
    let profile = plan.nodes.first().map(|node| node.profile).unwrap_or_default();
    let all = All { plan, profile, checks: plan.nodes.iter().any(|node| node.client.checks) };
    let mut fields = Fields::new();
    fields.put("format", Tree::word("1"));
    fields.put("title", bilingual(&plan.title));
    fields.put_if(plan.about != Text::default(), "about", || bilingual(&plan.about));
    fields.put_if(plan.seed != DEFAULT_SEED, "seed", || Tree::word(plan.seed));
    fields.put_if(profile != Profile::default(), "profile", || Tree::word(format!("{profile:?}")));
    fields.put_if(all.checks, "address_checks", || Tree::word(true));
    let nodes = plan.nodes.iter().enumerate().map(|(index, node)| nodes::node(node, index, &all));
    fields.put("nodes", Tree::Rows(nodes.collect()));
    let links = plan.links.iter().filter_map(|link| links::link(link, &all)).collect::<Vec<_>>();
    fields.put_if(!links.is_empty(), "links", || Tree::Rows(links));
    let script: Vec<Tree> = plan.script.iter().map(story::line).collect();
    fields.put_if(!script.is_empty(), "script", || Tree::Rows(script));
    let expect: Vec<Tree> = plan.expectations.iter().map(|what| story::expectation(what, &plan.nodes)).collect();
    fields.put_if(!expect.is_empty(), "expect", || Tree::Rows(expect));
    fields.put_some("lesson", plan.lesson.as_ref().map(|lesson| story::lesson(lesson, &plan.nodes)));
    let mut out = String::from("// hoplab에서 저장한 실습실 · A lab saved by hoplab\n");
    Tree::Group("Scenario", fields).write(&mut out);
    out.push('\n');
    out
}

/// What a part of a file is compared with.
struct All<'p> {
    plan: &'p Plan,
    profile: Profile,
    /// Whether boxes look for another user of an address.
    checks: bool,
}

impl All<'_> {
    /// The box whose first interface has this card.
    fn holder(&self, mac: crate::wire::Mac) -> Option<&Blueprint> {
        let card = |(index, node): (usize, &Blueprint)| {
            let first = node.ifaces.first()?;
            Some(first.mac.unwrap_or_else(|| crate::device::own_mac(crate::sim::NodeId(index as u32), 0)))
        };
        let mut boxes = self.plan.nodes.iter().enumerate();
        boxes.find(|(index, node)| card((*index, node)) == Some(mac)).map(|(_, node)| node)
    }
}

/// One text for both languages, or one each.
fn bilingual(both: &Text) -> Tree {
    if both.ko == both.en {
        return text(&both.en);
    }
    let mut fields = Fields::new();
    fields.put("ko", text(&both.ko));
    fields.put("en", text(&both.en));
    Tree::Group("", fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{builtin, load};

    #[test]
    fn what_is_written_reads_as_what_it_was() {
        for entry in builtin() {
            let plan = load(entry.text, entry.name).expect("a scenario");
            let text = write(&plan);
            let again = load(&text, entry.name).unwrap_or_else(|mistakes| panic!("{text}\n{mistakes:#?}"));
            assert_eq!(again, plan, "{text}");
            assert_eq!(write(&again), text);
        }
    }

    /// The examples of the format's page have every field there is.
    #[test]
    fn every_example_of_the_format_is_written() {
        let page = include_str!("../../../docs/scenario-format.md");
        let mut seen = 0;
        let mut parts = page.split("```ron");
        parts.next();
        for part in parts {
            let Some((head, rest)) = part.split_once('\n') else { continue };
            let Some((example, _)) = rest.split_once("```") else { continue };
            let file = match head.trim() {
                "" => example.to_owned(),
                "node" => format!("(format: 1, title: \"T\", nodes: [{example}])"),
                _ => continue,
            };
            let Ok(plan) = load(&file, "example") else { continue };
            let text = write(&plan);
            let again = load(&text, "example").unwrap_or_else(|mistakes| panic!("{text}\n{mistakes:#?}"));
            assert_eq!(again, plan, "{text}");
            seen += 1;
        }
        assert!(seen >= 8, "{seen} examples");
    }
}
