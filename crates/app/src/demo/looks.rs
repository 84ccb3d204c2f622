//! Views of lists that are shared, and one of somebody's own.

use domain::exports::List;
use domain::views::{self, ViewForm};

use super::people;
use super::story::{Sellers, Telling};
use crate::config::Problem;

fn form(list: List, name: &str, shared: bool, state: &[(&str, &str)]) -> ViewForm {
    let state = state.iter().map(|(part, value)| ((*part).to_owned(), (*value).to_owned())).collect();
    ViewForm { list, name: name.to_owned(), state, shared }
}

impl Telling {
    pub(super) fn looks(&self, sellers: Sellers) -> Result<(), Problem> {
        let all = [
            (
                &people::OLIVIA,
                sellers.operator,
                form(
                    List::Customers,
                    "Latest, with contact",
                    true,
                    &[
                        ("sort", "-created"),
                        ("cols", "created_at,vendor,contact_name,contact_email,seats,status"),
                    ],
                ),
            ),
            (
                &people::NINA,
                sellers.nordic,
                form(
                    List::Customers,
                    "Uusimmat",
                    true,
                    &[("sort", "-created"), ("cols", "created_at,plan,seats,seen_at,status")],
                ),
            ),
            (
                &people::NINA,
                sellers.nordic,
                form(
                    List::Installations,
                    "Kuukauden hiljaiset",
                    false,
                    &[("silent", "30"), ("rows", "dense")],
                ),
            ),
        ];
        for (staff, organization, form) in all {
            self.act(&self.by(staff), move |act| views::save(act, organization, &form).map(drop))?;
        }
        Ok(())
    }
}
