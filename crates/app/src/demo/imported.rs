//! A list that somebody has uploaded and not said yes to: some rows can be added, some were there, some need fixing.

use domain::imports::{self, Kind, NewImport, Repeat, Settings, reading};

use super::people;
use super::story::{Sellers, Telling};
use crate::config::Problem;

const LIST: &str = "Asiakas;Sähköposti;Ohjelman tyyppi;Kutsu\n\
    Северный ветер;irina.volkova@severny-veter.example;Standard;kyllä\n\
    Северный ветер;anton.karpov@severny-veter.example;Standard;ei\n\
    Северный ветер;boris.orlov@severny-veter.example;Standard;ei\n\
    Северный ветер;sergei.antonov@severny-veter;Standard;kyllä\n\
    Северный ветер;server-01@severny-veter.example;Serveri;ei\n\
    Северный ветер;server-02@severny-veter.example;Serveri;ei\n\
    Северний ветер;oleg.titov@severny-veter.example;Standard;ei\n";

impl Telling {
    /// Tells of a list that waits to be mended.
    pub(super) fn import(&self, sellers: Sellers) -> Result<(), Problem> {
        let nordic = sellers.nordic;
        self.act(&self.by(&people::NINA), move |act| {
            let new = NewImport {
                kind: Kind::Users,
                name: "kayttajat-marraskuu.csv".into(),
                sheet: reading::read(LIST.as_bytes(), None)?,
                settings: Settings::default(),
                repeat: Repeat::Same,
            };
            let begun = imports::begin(act, nordic, &new)?;
            imports::advance(act, nordic, begun.id).map(drop)
        })
    }
}
