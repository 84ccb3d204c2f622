//! What can be imported, and which columns a list of it has: their names in all five languages and in what other
//! consoles export, so that most files need no matching.

use crate::{
    access::Action,
    input::{fold, is_email},
    words,
};

use super::reading::Row;

words! {
    /// Kinds of records that are imported.
    Kind { Users => "users", Customers => "customers" }
}

impl Kind {
    /// What whoever imports them must be allowed to do.
    pub const fn asks(self) -> Action {
        match self {
            Self::Users => Action::SeatsChange,
            Self::Customers => Action::CustomersCreate,
        }
    }

    /// The columns that a list may have, in the order of the template.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Users => USERS,
            Self::Customers => CUSTOMERS,
        }
    }

    /// The field that a column of this name holds; `None` for one that is not known.
    pub fn recognize(self, header: &str) -> Option<&'static str> {
        let folded = plain(header);
        let is_called = |field: &&Field| {
            field.code == header.trim() || field.names.split('|').any(|name| plain(name) == folded)
        };
        self.fields().iter().find(is_called).map(|field| field.code)
    }
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    pub code: &'static str,
    /// Parted by `|`; each as it stands in some list.
    names: &'static str,
}

const fn field(code: &'static str, names: &'static str) -> Field {
    Field { code, names }
}

/// A name as it is compared: case, accents, and what stands between words or around them do not count.
fn plain(name: &str) -> String {
    fold(name).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

const USERS: &[Field] = &[
    field(
        "customer",
        "customer|customer name|customer id|company|account|account name|asiakas|asiakkaan nimi| \
         yritys|cliente|nombre del cliente|empresa|nome cliente|azienda|società|клиент| \
         название клиента|организация|компания",
    ),
    field(
        "email",
        "email|e-mail|e-mail address|mail|sähköposti|sähköpostiosoite|posta elettronica| \
         indirizzo e-mail|correo|correo electrónico|эл. почта|электронная почта|почта",
    ),
    field(
        "username",
        "username|user name|user|login|name|full name|käyttäjätunnus|käyttäjä|nimi|nome utente| \
         utente|nome|nombre de usuario|usuario|nombre|имя пользователя|пользователь|логин|имя",
    ),
    field(
        "edition",
        "edition|software|software type|type|unit kind|ohjelma|ohjelmisto|ohjelman tyyppi|tyyppi| \
         tipo di software|tipo|edizione|tipo de software|edición|тип программы|программа|тип| \
         редакция",
    ),
    field(
        "license",
        "license|license number|lisenssi|lisenssin numero|licenza|numero di licenza|licencia| \
         número de licencia|лицензия|номер лицензии",
    ),
    field("language", "language|kieli|lingua|idioma|язык"),
    field(
        "keep_deleted_days",
        "keep deleted days|store deleted|keep deleted data|säilytä poistetut| \
         poistettujen säilytys, päivää|conserva eliminati|giorni di conservazione| \
         conservar eliminados|días de conservación|хранить удаленные|хранить удалённые, дней",
    ),
    field(
        "activation_code",
        "activation code|code|aktivointikoodi|codice di attivazione|código de activación| \
         код активации",
    ),
    field(
        "invite",
        "invite|send invitation|invitation|kutsu|lähetä kutsu|invita|invia invito|invitar| \
         enviar invitación|пригласить|отправить приглашение",
    ),
];

const CUSTOMERS: &[Field] = &[
    field(
        "name",
        "name|customer|customer name|company|company name|nimi|asiakas|asiakkaan nimi|yritys|nome| \
         nome cliente|azienda|ragione sociale|nombre|cliente|empresa|razón social|название| \
         название клиента|клиент|компания|организация",
    ),
    field(
        "business_id",
        "business id|vat id|vat|vat number|y-tunnus|alv-tunnus|partita iva|p. iva|codice fiscale|nif| \
         cif|nif/cif|número de iva|инн|бизнес-идентификатор|номер ндс",
    ),
    field("country", "country|maa|paese|país|страна"),
    field(
        "street_address",
        "street address|street|address|katuosoite|osoite|indirizzo|via|dirección|calle|улица|адрес",
    ),
    field(
        "postal_code",
        "postal code|zip|zip code|postinumero|cap|codice postale|código postal|почтовый индекс| \
         индекс",
    ),
    field(
        "postal_area",
        "postal area|city|town|postitoimipaikka|kaupunki|paikkakunta|città|località|ciudad|localidad| \
         город|населённый пункт",
    ),
    field("region", "region|state|province|maakunta|alue|regione|provincia|región|регион|область"),
    field("language", "language|kieli|lingua|idioma|язык"),
    field("time_zone", "time zone|timezone|aikavyöhyke|fuso orario|zona horaria|часовой пояс"),
    field(
        "username_prefix",
        "username prefix|prefix|käyttäjätunnuksen etuliite|etuliite|prefisso|prefijo|префикс",
    ),
    field(
        "account_name",
        "account name|tilin nimi|nome account|nombre de la cuenta|имя учётной записи|имя аккаунта",
    ),
    field(
        "emergency_email",
        "emergency email|emergency e-mail|hätäsähköposti|e-mail di emergenza|correo de emergencia| \
         экстренная почта",
    ),
    field(
        "contact_first_name",
        "contact first name|first name|etunimi|yhteyshenkilön etunimi|nome del referente| \
         nome referente|nombre del contacto|имя контакта",
    ),
    field(
        "contact_last_name",
        "contact last name|last name|surname|sukunimi|yhteyshenkilön sukunimi|cognome| \
         cognome del referente|apellido|apellidos|apellidos del contacto|фамилия|фамилия контакта",
    ),
    field(
        "contact_email",
        "contact email|contact e-mail|email|e-mail|sähköposti|yhteyshenkilön sähköposti| \
         e-mail del referente|posta elettronica|correo del contacto|correo electrónico|эл. почта| \
         эл. почта контакта|электронная почта",
    ),
    field(
        "keep_deleted_days",
        "keep deleted days|store deleted|säilytä poistetut|poistettujen säilytys, päivää| \
         conserva eliminati|giorni di conservazione|conservar eliminados|días de conservación| \
         хранить удаленные|хранить удалённые, дней",
    ),
    field("plan", "plan|service plan|palvelusopimus|palvelupaketti|piano|plan de servicio|план|тариф"),
    field(
        "edition",
        "edition|software|software type|ohjelma|ohjelman tyyppi|tipo di software|edizione| \
         tipo de software|edición|тип программы|редакция",
    ),
    field(
        "units",
        "units|quantity|licenses|seats|yksiköt|määrä|lisenssejä|unità|quantità|unidades|cantidad| \
         единицы|количество",
    ),
    field(
        "starts_on",
        "starts on|start|start date|alkaa|alkupäivä|inizio|data di inizio|inicio|fecha de inicio| \
         начало|дата начала",
    ),
];

/// Whether the first row names the columns. One without any known name that holds an address is a row itself.
pub(super) fn is_header(kind: Kind, first: &Row) -> bool {
    let known = first.cells.iter().any(|name| kind.recognize(name).is_some());
    known || !first.cells.iter().any(|cell| is_email(cell))
}

/// How many rows are looked at to tell what a column without a known name holds.
const LOOKED_AT: usize = 30;

/// Which field each column holds, empty for none; each field once, the first column that has its name.
pub(super) fn guess(kind: Kind, header: &[String], rows: &[Row]) -> Vec<String> {
    let mut taken: Vec<&str> = Vec::new();
    let mut fields: Vec<String> = header
        .iter()
        .map(|name| {
            let found = kind.recognize(name).filter(|field| !taken.contains(field));
            taken.extend(found);
            found.unwrap_or_default().to_owned()
        })
        .collect();
    let address = match kind {
        Kind::Users => "email",
        Kind::Customers => "contact_email",
    };
    if !taken.contains(&address) {
        let holds_addresses = |column: usize| {
            let looked_at = || rows.iter().take(LOOKED_AT);
            let addresses =
                looked_at().filter(|row| row.cells.get(column).is_some_and(|cell| is_email(cell)));
            addresses.count() * 2 > looked_at().count()
        };
        let free = (0..fields.len()).find(|column| fields[*column].is_empty() && holds_addresses(*column));
        if let Some(column) = free {
            address.clone_into(&mut fields[column]);
        }
    }
    fields
}

/// `A`, `B` … `AA`: what a column without a name is called.
pub(super) fn letters(column: usize) -> String {
    let letter = |place: usize| char::from(b'A' + u8::try_from(place % 26).unwrap_or(0));
    if column < 26 {
        letter(column).to_string()
    } else {
        format!("{}{}", letter(column / 26 - 1), letter(column))
    }
}

/// What was nearly meant: the choice that differs least, if it is near enough.
pub(super) fn nearest<'c>(typed: &str, choices: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let folded: Vec<char> = fold(typed.trim()).chars().take(60).collect();
    let near = choices.filter_map(|choice| {
        let known: Vec<char> = fold(choice).chars().take(60).collect();
        let far = distance(&folded, &known);
        (far <= 1 + known.len().min(folded.len()) / 4 && far < known.len()).then_some((far, choice))
    });
    near.min_by_key(|(far, _)| *far).map(|(_, choice)| choice)
}

/// How many letters must be put in, left out or changed.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut next = vec![at + 1];
        for (place, known) in other.iter().enumerate() {
            let changed = last[place] + usize::from(letter != known);
            next.push(changed.min(last[place + 1] + 1).min(next[place] + 1));
        }
        last = next;
    }
    last[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_their_names_in_five_languages() {
        for (name, field) in [
            ("E-mail", "email"),
            ("Sähköposti", "email"),
            ("POSTA ELETTRONICA", "email"),
            ("Correo electrónico", "email"),
            ("Эл. почта", "email"),
            ("keep_deleted_days", "keep_deleted_days"),
            ("Store deleted:", "keep_deleted_days"),
            ("Тип программы", "edition"),
            ("Käyttäjätunnus", "username"),
        ] {
            assert_eq!(Kind::Users.recognize(name), Some(field), "{name}");
        }
        assert_eq!(Kind::Customers.recognize("Y-tunnus"), Some("business_id"));
        assert_eq!(Kind::Customers.recognize("Lempiväri"), None);
    }

    /// No name stands for two fields of a kind: which column holds what would be a matter of order.
    #[test]
    fn no_name_has_two_meanings() {
        for kind in Kind::ALL {
            let named = kind
                .fields()
                .iter()
                .flat_map(|field| field.names.split('|').map(|name| (plain(name), field.code)));
            let named: std::collections::BTreeSet<(String, &str)> = named.collect();
            let sorted: Vec<_> = named.into_iter().collect();
            let twice = sorted.windows(2).find(|pair| pair[0].0 == pair[1].0);
            assert_eq!(twice, None, "{kind}");
        }
    }

    #[test]
    fn what_was_nearly_meant_is_found() {
        let choices = || ["Standard", "Server"].into_iter();
        for (typed, meant) in
            [("Serveri", Some("Server")), ("standart", Some("Standard")), ("Workstation", None), ("", None)]
        {
            assert_eq!(nearest(typed, choices()), meant, "{typed}");
        }
    }

    #[test]
    fn columns_without_names_have_letters() {
        assert_eq!([0, 25, 26, 255].map(letters), ["A", "Z", "AA", "IV"]);
    }
}
