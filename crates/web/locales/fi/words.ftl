# Suljettujen sanajoukkojen nimet: `JOUKKO-SANA`, ja `-hint` kertoo, mitä vaihtoehto merkitsee.

## Mitä henkilö saa tehdä
role-viewer = Katselija
role-viewer-hint = Näkee täällä kaiken, ei muuta mitään
role-manager = Hallinnoija
role-manager-hint = Hoitaa asiakkaat, lisenssit, käyttäjät ja kutsut
role-admin = Pääkäyttäjä
role-admin-hint = Hoitaa myös henkilöstön, API-tunnisteet, tuotteet ja salausavaimet

## Kumppanin lajit
partner-type-msp = Palveluntarjoaja (MSP)
partner-type-msp-hint = Hoitaa asiakkaansa: muuttaa heidän tietojaan, lisenssejään ja käyttäjiään
partner-type-reseller = Jälleenmyyjä
partner-type-reseller-hint = Lisää asiakkaat, käyttäjät ja kutsut; lisenssit hoidat sinä

## Ohjelmatyypin yksiköt, yksinään ja luvun kanssa
unit-workstation = Työasema
unit-server = Palvelin
unit-user = Käyttäjä
unit-endpoint = Päätelaite
unit-gigabyte = Gigatavu
unit-key = Avain
units-workstation =
    { $n ->
        [one] { $n } työasema
       *[other] { $n } työasemaa
    }
units-server =
    { $n ->
        [one] { $n } palvelin
       *[other] { $n } palvelinta
    }
units-user =
    { $n ->
        [one] { $n } käyttäjä
       *[other] { $n } käyttäjää
    }
units-endpoint =
    { $n ->
        [one] { $n } päätelaite
       *[other] { $n } päätelaitetta
    }
units-gigabyte = { $n } Gt
units-key =
    { $n ->
        [one] { $n } avain
       *[other] { $n } avainta
    }
units-named = { $n } { $noun }
plural-one = Luvun 1 kanssa
plural-few = Lukujen 2, 3 ja 4 kanssa
plural-many = Luvun 5 ja suurempien kanssa
plural-other = Luvun 2 ja suurempien kanssa

## Lisenssit ja palvelupaketit
license-kind-purchased = Ostettu
license-kind-trial = Kokeilu
license-kind-nfr = Ei jälleenmyytävä
plan-version-full = Täysi
plan-version-trial = Kokeilu
plan-version-nfr = Ei jälleenmyytävä
stage-in-force = Voimaan heti
stage-draft = Luonnos
stage-awaiting-payment = Odottaa maksua
enforcement-block = Estä
enforcement-block-hint = Ilman voimassa olevaa lisenssiä ohjelma pysähtyy
enforcement-degrade = Rajoita
enforcement-degrade-hint = Ilman voimassa olevaa lisenssiä ohjelma tekee vain välttämättömimmän
enforcement-warn = Varoita
enforcement-warn-hint = Ilman voimassa olevaa lisenssiä ohjelma toimii ja varoittaa käyttäjää
enforcement-advisory = Vain merkintä
enforcement-advisory-hint = Ilman voimassa olevaa lisenssiä ohjelma toimii entiseen tapaan; näet asian täällä
reason-draft = Lisenssi on luonnos
reason-revoked = Lisenssi on mitätöity lopullisesti
reason-customer-disabled = Asiakas on poistettu käytöstä
reason-suspended = Lisenssi on keskeytetty
reason-awaiting-payment = Maksu ei ole saapunut
reason-not-yet-valid = Voimassaolo ei ole alkanut
reason-expiring-soon = Voimassaolo päättyy pian
reason-over-quota = Tallennustilaa on käytössä enemmän kuin on ostettu
reason-in-grace = Voimassaolo on päättynyt ja lisäaika on menossa
reason-expired = Voimassaolo on päättynyt
quota-normal = Rajan sisällä
quota-soft = Lähes täynnä
quota-hard = Raja ylitetty

## Luetteloiden näkymät
view-customers-all = Kaikki
view-customers-expiring = Päättymässä
view-customers-full = Ei vapaita käyttäjälisenssejä
view-customers-trials = Kokeilussa
view-customers-disabled = Pois käytöstä
view-licenses-all = Kaikki
view-licenses-expiring = Päättymässä
view-licenses-full = Ei vapaita käyttäjälisenssejä
view-licenses-trials = Kokeilut
view-licenses-suspended = Keskeytetyt
view-licenses-expired = Päättyneet

## Kielet
language-en = Englanti
language-fi = Suomi
language-it = Italia
language-es = Espanja
language-ru = Venäjä

## Sähköposti
mail-kind-invitation = Sähköpostikutsu
mail-kind-password-reset = Salasanan vaihto
mail-kind-password-changed = Salasana vaihdettu
mail-kind-staff-invitation = Henkilöstökutsu
mail-kind-new-login = Uusi kirjautuminen
mail-kind-token-made = Uusi API-tunniste
mail-kind-key-revealed = Salausavain näytetty

## Tietueiden lajit
subject-organization = Organisaatio
subject-account = Tili
subject-token = API-tunniste
subject-product = Tuote
subject-plan = Palvelupaketti
subject-license = Lisenssi
subject-seat = Käyttäjä
subject-message = Viesti
subject-installation = Asennus
subject-job = Eräajo
