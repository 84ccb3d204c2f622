# Kaikille sivuille yhteinen: navigointi, lomakkeet, luettelot, tilat, aika. Kullakin alueella on oma tiedostonsa.

## Navigointi
nav-main = Päävalikko
nav-manage = Hallinta
nav-work = Työ
nav-menu = Valikko
nav-more = Lisää
nav-overview = Yleiskatsaus
nav-customers = Asiakkaat
nav-users = Käyttäjät
nav-licenses = Lisenssit
nav-invoices = Laskut
nav-invitations = Sähköpostikutsut
nav-installations = Asennukset
nav-products = Tuotteet
nav-organizations = Organisaatiot ja henkilöstö
nav-activity = Tapahtumat
nav-outbox = Sähköposti
nav-templates = Viestien tekstit
nav-tokens = API-tunnisteet
nav-settings = Asetukset

## Sivun kehys
title-error = Virhe: { $title }
skip-to-content = Siirry sisältöön
live-lost = Yhteys katkesi. Näkyvät tiedot voivat olla vanhoja; yhteyttä yritetään uudelleen.
crumbs-label = Murupolku
search-everything = Hae asiakkaita, käyttäjiä, lisenssejä…
footer-zone = Ajat: { $zone }
theme-choose = Valitse teema
theme-light = Vaalea
theme-dark = Tumma
theme-system = Laitteen mukaan
account-of = { $initials }, oma tili: { $name }
account-details = Omat tiedot
account-sessions = Kirjautumisistunnot
account-logout = Kirjaudu ulos
place-switch = Vaihda organisaatiota
place-heading = Valitse organisaatio
place-all = Kaikki organisaatiot
place-kind-operator = Ylläpitäjä
place-kind-partner = Kumppani
place-kind-customer = Asiakas
language-choose = Kieli
language-change = Vaihda kieli

## Painikkeiden verbit
do-add = Lisää
do-back = Takaisin
do-cancel = Peruuta
do-close = Sulje
do-continue = Jatka
do-delete = Poista
do-discard = Hylkää muutokset
do-edit = Muokkaa
do-export = Vie tiedostoon
do-filter = Rajaa
do-new = Uusi
do-open = Avaa
do-remove = Poista
do-retry = Yritä uudelleen
do-save = Tallenna muutokset
do-search = Hae
do-send = Lähetä
do-undo = Kumoa
do-view = Näytä

## Pikkusanat
word-optional = valinnainen
word-yes = Kyllä
word-no = Ei
word-none-yet = Ei vielä
word-no-limit = Ei rajaa
word-unlimited = Rajoittamaton
word-not-sent = Ei vielä lähetetty
word-never = Ei koskaan
copied = Kopioitu
word-hidden = Piilotettu
seats-in-use = { $used } / { $total } käyttäjälisenssiä käytössä
stepper-less = { $label }: yksi vähemmän
stepper-more = { $label }: yksi lisää
sending = Tallennetaan…

## Lomakkeet
form-problem-of = { $field }: { $problem }
form-problems =
    { $n ->
        [one] Lomakkeessa on { $n } virhe
       *[other] Lomakkeessa on { $n } virhettä
    }
form-conflict-title = Joku muu ehti tallentaa ensin
form-conflict-text = Kirjoittamasi tiedot ovat tallessa. Valitse jokaisesta kentästä, kumpi arvo jää voimaan.
form-conflict-yours = Sinun arvosi
form-conflict-theirs = Tallennettu arvo
confirm-type = Vahvista kirjoittamalla { $word }
confirm-wrong = Vahvista kirjoittamalla täsmälleen { $word }

## Luettelot
list-actions-for = Toiminnot: { $name }
list-select-page =
    { $n ->
        [one] Valitse sivun ainoa rivi
       *[other] Valitse kaikki { $n } tältä sivulta
    }
list-selected = { $n } valittu
list-selected-all = Kaikki { $total } hakutulosta valittu
list-select-all = Valitse kaikki { $total } hakutulosta
list-select-none = Poista valinta
filter-label = Rajaukset
filter-remove = Poista rajaus: { $name }
filter-clear = Tyhjennä rajaukset
filter-nothing = Hakutuloksia ei ole
filter-nothing-query = Haulla ”{ $query }” ei löytynyt mitään
filter-nothing-text = Tarkista kirjoitusasu tai tyhjennä rajaukset, niin näet kaikki.
pager-export = Vie tiedostoon
pager-label = Sivut
pager-range = Näytetään { $first }–{ $last } / { $total }
pager-range-many = Näytetään { $first }–{ $last } / yli { $total }
pager-size = Rivejä sivulla
pager-previous = Edellinen
pager-next = Seuraava

## Kun vastaus on ei
fault-not-found-title = Sivua ei löydy
fault-not-found-text = Se on ehkä poistettu, tai se kuuluu organisaatiolle, jota sinulla ei ole oikeutta nähdä.
fault-forbidden-title = Voit katsella tätä, mutta et muuttaa
fault-forbidden-text = Organisaatiosi pääkäyttäjä voi antaa sinulle tarvittavan oikeuden.
fault-broken-title = Meillä meni jotain rikki
fault-broken-text = Mitään ei tallennettu. Yritä uudelleen. Jos sama toistuu, kerro tämä viite tuelle.
fault-expired-title = Lomake on vanhentunut
fault-expired-text = Kirjautumisesi on muuttunut sivun avaamisen jälkeen. Avaa sivu uudelleen; mitään ei tallennettu.
fault-busy-title = Liian monta yritystä
fault-busy-text =
    { $minutes ->
        [one] Odota minuutti ja yritä uudelleen.
       *[other] Odota { $minutes } minuuttia ja yritä uudelleen.
    }
fault-too-large-title = Liian paljon kerralla
fault-too-large-text = Tiedosto tai teksti on suurempi kuin tämä sivu ottaa vastaan. Mitään ei tallennettu.
fault-refused-title = Tätä ei voi tehdä
fault-stopped-title = Et voi nyt toimia täällä
fault-unavailable-title = Palaamme pian
fault-unavailable-text = Palvelua huolletaan. Odota hetki, katso, onko tekemäsi jo tallessa, ja yritä uudelleen, jos ei ole.
fault-reference = Viite
fault-home = Siirry yleiskatsaukseen

## Aika ja määrät
relative-now = juuri nyt
relative-minutes-ago =
    { $n ->
        [one] { $n } minuutti sitten
       *[other] { $n } minuuttia sitten
    }
relative-hours-ago =
    { $n ->
        [one] { $n } tunti sitten
       *[other] { $n } tuntia sitten
    }
relative-in-minutes =
    { $n ->
        [one] { $n } minuutin kuluttua
       *[other] { $n } minuutin kuluttua
    }
relative-in-hours =
    { $n ->
        [one] { $n } tunnin kuluttua
       *[other] { $n } tunnin kuluttua
    }
relative-today = tänään
relative-tomorrow = huomenna
relative-yesterday = eilen
relative-days-ago =
    { $n ->
        [one] { $n } päivä sitten
       *[other] { $n } päivää sitten
    }
relative-in-days =
    { $n ->
        [one] { $n } päivän kuluttua
       *[other] { $n } päivän kuluttua
    }
amount-percent = { $value } %
amount-money = { $value } { $symbol }
amount-megabytes = { $value } Mt
amount-gigabytes = { $value } Gt
amount-terabytes = { $value } Tt
amount-ratio = { $value } : 1

## Tilat
status-license-draft = Luonnos
status-license-revoked = Mitätöity
status-license-customer-disabled = Asiakas pois käytöstä
status-license-suspended = Keskeytetty
status-license-awaiting-payment = Odottaa maksua
status-license-not-yet-valid = Ei vielä voimassa
status-license-active = Voimassa
status-license-trial = Kokeilu
status-license-expiring-soon = Päättymässä
status-license-over-quota = Raja ylitetty
status-license-grace = Lisäajalla
status-license-expired = Päättynyt
status-invoice-draft = Tilaus
status-invoice-issued = Lähetetty
status-invoice-partly-paid = Osittain maksettu
status-invoice-paid = Maksettu
status-invoice-credited = Hyvitetty
status-invoice-cancelled = Peruttu
status-invoice-overdue = Erääntynyt
status-invoice-overpaid = Liikaa maksettu
status-invoice-credit-note = Hyvityslasku
status-customer-active = Käytössä
status-customer-disabled = Pois käytöstä
status-invitation-not-sent = Ei lähetetty
status-invitation-queued = Jonossa
status-invitation-sending = Lähetetään
status-invitation-sent = Lähetetty
status-invitation-opened = Avattu
status-invitation-installed = Asennettu
status-invitation-bounced = Palautunut
status-invitation-expired = Vanhentunut
status-invitation-cancelled = Peruttu
status-mail-queued = Jonossa
status-mail-sending = Lähetetään
status-mail-sent = Lähetetty
status-mail-failed = Ei toimitettu
status-mail-bounced = Palautunut
status-mail-cancelled = Peruttu
status-installation-active = Yhteydessä
status-installation-silent = Hiljaa
status-installation-offline = Ilman verkkoa, lisenssitiedosto
status-installation-outdated = Vanhentunut
status-installation-released = Vapautettu
status-installation-freed = Vapautettu hiljaisuuden vuoksi
status-deployment-key-live = Voimassa
status-deployment-key-used-up = Käytetty loppuun
status-deployment-key-expired = Päättynyt
status-deployment-key-revoked = Mitätöity
status-account-active = Käytössä
status-account-invited = Kutsuttu
status-account-disabled = Pois käytöstä
nav-company = Yritys
nav-members = Jäsenet
nav-new-customer = Uusi asiakas
fault-own-page = Omalle sivullesi
place-kind-own = Oma sivu
nav-own = Omat lisenssini
copy-value = Kopioi { $value }
