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
plural-one = Luvulle 1
plural-few = Luvuille 2–4
plural-many = Luvusta 5
plural-other = Luvusta 2

## Lisenssit ja palvelupaketit
license-kind-purchased = Ostettu
license-kind-trial = Kokeilu
license-kind-nfr = Ei jälleenmyytävä
plan-version-full = Täysi
plan-version-trial = Kokeilu
plan-version-nfr = Ei jälleenmyytävä
seller-rule-everybody = Kaikki alapuolella
seller-rule-everybody-hint = Kaikki alapuoliset kumppanit myyvät sitä, myös myöhemmin tulevat
seller-rule-chosen = Valitut kumppanit
seller-rule-chosen-hint = Merkityt myyvät sitä, kukin kaikkine alapuolisineen; muut eivät näe sitä
overlap-side-by-side = Pidä rinnakkain
overlap-replace = Korvaa se
overlap-extend = Korvaa ja muunna jäljellä oleva
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
mail-kind-registration = Rekisteröityminen
mail-kind-account-known = Jo tunnetun osoitteen rekisteröinti
mail-kind-unit-waits = Pyyntö rekisteröityä
mail-kind-unit-asked = Henkilö pyytää lisenssiä
mail-kind-more-asked = Asiakas pyytää lisää lisenssejä
mail-kind-request-answered = Vastaus pyyntöön
mail-kind-password-changed = Salasana vaihdettu
mail-kind-staff-invitation = Henkilöstökutsu
mail-kind-account-created = Tilin luontiviesti
mail-kind-new-login = Uusi kirjautuminen
mail-kind-token-made = Uusi API-tunniste
mail-kind-key-revealed = Salausavain näytetty
mail-kind-license-ending = Lisenssi päättymässä
mail-kind-license-ended = Lisenssi päättynyt
mail-kind-customer-license-ending = Asiakkaan lisenssi päättymässä
mail-kind-customer-license-ended = Asiakkaan lisenssi päättynyt
mail-kind-install-reminder = Muistutus asentamisesta
mail-kind-user-alert = Hälytys käyttäjälle
mail-kind-customer-alerts = Asiakkaan hälytykset

## Tietueiden lajit
subject-organization = Organisaatio
subject-partner-type = Kumppanityyppi
subject-account = Tili
subject-token = API-tunniste
subject-product = Tuote
subject-plan = Palvelupaketti
subject-license = Lisenssi
subject-seat = Käyttäjä
subject-request = Pyyntö
subject-message = Viesti
subject-template = Viestin teksti
subject-installation = Asennus
subject-deployment-key = Asennusavain
subject-job = Eräajo
subject-import = Tuonti
subject-invoice = Lasku
subject-view = Näkymä

## Mitä oikeusmatriisi kysyy
action-organizations-view = Organisaatioiden näkeminen
action-organizations-view-hint = Omat ja alempien kumppanien tiedot
action-partners-create = Kumppanien luominen
action-partners-create-hint = Itsensä alle, enintään omin oikeuksin
action-partners-change = Kumppanien sopimukset
action-partners-change-hint = Alempien tyyppi, siirto, käytöstä poisto, sulkeminen ja poisto; ei koskaan omaansa
action-branding-change = Ilmeen muokkaaminen
action-branding-change-hint = Nimi, logo, väri, lähettäjä, tuen yhteystiedot
action-members-view = Henkilöstön näkeminen
action-members-view-hint = Kuka toimii täällä ja missä roolissa
action-members-change = Henkilöstön hallinta
action-members-change-hint = Kutsuminen, roolien vaihto, poistaminen
action-tokens-change = API-tunnisteiden hallinta
action-tokens-change-hint = Luominen ja mitätöinti
action-customers-view = Asiakkaiden näkeminen
action-customers-view-hint = Niiden tiedot ja luettelo
action-customers-create = Asiakkaiden luominen
action-customers-create-hint = Myös tänne siirrettyjen vastaanotto
action-customers-change = Asiakkaiden muuttaminen
action-customers-change-hint = Osoite, yhteyshenkilö, asetukset, salausavain
action-customers-disable = Asiakkaiden poisto käytöstä
action-customers-disable-hint = Ja otto takaisin käyttöön
action-customers-delete = Asiakkaiden poistaminen
action-customers-delete-hint = Myös siirto toiselle kumppanille
action-keys-reveal = Salausavainten näyttäminen
action-keys-reveal-hint = Jokainen kerta kirjataan ja kerrotaan asiakkaalle
action-products-view = Palvelupakettien näkeminen
action-products-view-hint = Tuotteet, versiot ja palvelupaketit
action-products-change = Palvelupakettien luonti ja muutos
action-products-change-hint = Omat tuotteet ja palvelupaketit
action-licenses-view = Lisenssien tietojen näkeminen
action-licenses-view-hint = Mitä on ostettu, käytetty ja milloin se päättyy
action-licenses-change = Lisenssien luonti, muutos ja keskeytys
action-licenses-change-hint = Määrät, kaudet, kokeilut, mitätöinti
action-seats-view = Käyttäjien näkeminen
action-seats-view-hint = Lisenssien käyttäjät ja heidän kutsunsa
action-seats-change = Käyttäjien lisäys ja muutos
action-seats-change-hint = Myös uudet aktivointikoodit
action-codes-reveal = Aktivointikoodien näyttäminen
action-codes-reveal-hint = Jokainen kerta kirjataan
action-deployment-keys-view = Asennusavainten katselu
action-deployment-keys-view-hint = Ilman itse avaimia
action-deployment-keys-change = Asennusavainten luominen
action-deployment-keys-change-hint = Niillä monta laitetta otetaan käyttöön määrittelemättä käyttäjiä ensin
action-alerts-view = Hälytysasetusten katselu
action-alerts-view-hint = Kenelle hälytyksistä kerrotaan
action-alerts-change = Hälytysasetusten muuttaminen
action-alerts-change-hint = Asiakkaille ja kaikille kumppanin alla
action-invitations-send = Kutsujen lähetys käyttäjille
action-invitations-send-hint = Käyttäjätunnus ja aktivointikoodi mukana
action-mail-view = Odottavien viestien näkeminen
action-mail-view-hint = Kuka saa mitä ja milloin
action-mail-change = Odottavien viestien lähetys ja päivän muutos
action-mail-change-hint = Nyt tai myöhemmin, tai peruminen
action-mail-check = Lähetettyjen viestien tarkistus
action-mail-check-hint = Mitä niille kävi ja mitä palvelin vastasi
action-mail-resend = Viestien lähetys uudelleen
action-mail-resend-hint = Myös jo lähteneiden
action-installations-view = Asennusten näkeminen
action-installations-view-hint = Laitteet, versiot, viimeisin yhteys
action-installations-release = Asennusten vapauttaminen
action-installations-release-hint = Vapauttaa laitteen paikan
action-events-view = Tapahtumien näkeminen
action-events-view-hint = Kuka teki mitä, täällä ja alempana
# Lists that are taken along as files.
export-list-customers = Asiakkaat
export-list-users = Käyttäjät
export-list-invitations = Kutsut
export-list-customer-users = Asiakkaan käyttäjät
export-list-licenses = Lisenssit
export-list-installations = Asennukset
export-list-deployment-keys = Asennusavaimet
export-list-alerts = Hälytykset
alert-kind-not-installed = Ei asennettu
alert-kind-not-installed-hint = Käyttäjä on kutsuttu eikä ole asentanut
alert-kind-silent = Hiljaa
alert-kind-silent-hint = Laitteesta ei ole kuultu
alert-kind-failing = Epäonnistuu
alert-kind-failing-hint = Ohjelman ajot ovat epäonnistuneet peräkkäin
alert-kind-space-low = Tila vähissä
alert-kind-space-low-hint = Lisenssin tai laitteen tilasta on vähän jäljellä
alert-kind-freed-soon = Vapautuu pian
alert-kind-freed-soon-hint = Laite on ollut niin kauan hiljaa, että lisenssi vapauttaa sen paikan pian
export-list-mails = Viestit
export-list-events = Tapahtumat
export-list-partners = Kumppanit

## Invoices
view-invoices-all = Kaikki
view-invoices-drafts = Tilaukset
view-invoices-open = Avoimet
view-invoices-overdue = Erääntyneet
view-invoices-paid = Maksetut
view-invoices-overpaid = Liikaa maksetut
view-invoices-credited = Hyvitetyt
view-invoices-credit-notes = Hyvityslaskut
payment-source-manual = Kirjattu käsin
payment-source-bank = Tiliotteelta
payment-source-program = Ohjelman ilmoittama
portal-orders-review = Katso jokainen tilaus ensin
portal-orders-review-hint = Asiakkaan portaalista tehty tilaus odottaa, kunnes joku teistä lähettää laskun
portal-orders-at-once = Lähetä lasku heti
portal-orders-at-once-hint = Asiakas näkee laskun heti tilattuaan
export-list-invoices = Laskut
mail-kind-payment-recorded = Maksu kirjattu
mail-kind-invoice-sent = Lasku sähköpostitse
action-invoices-view = Nähdä laskut
action-invoices-view-hint = Tilaukset, laskut, maksut
action-invoices-change = Lähettää laskuja, kirjata maksuja
action-invoices-change-hint = Myös perua maksuja ja hyvittää
action-orders-place = Tilata lisenssejä
action-orders-place-hint = Voimassa olevin hinnoin
action-prices-change = Asettaa hinnat ja laskutustiedot
action-prices-change-hint = Hinnasto, numerosarjat, ALV-kannat
action-views-share = Jakaa luettelojen näkymiä
action-views-share-hint = Kaikille organisaatiossa
invoice-kind-invoice = Lasku
invoice-kind-credit-note = Hyvityslasku
statement-match-exact = Täsmälleen
statement-match-other-amount = Eri summa
statement-match-by-amount = Vain summan mukaan
statement-match-ambiguous = Useita sopii
statement-match-none = Ei mitään
statement-match-recorded = Kirjattu aiemmin
## Purchase codes
subject-purchase-code = Ostokoodi
export-list-purchase-codes = Ostokoodit
export-list-subscriptions = Tilausten tiedot
action-purchase-codes-view = Katso ostokoodeja
action-purchase-codes-view-hint = Kaikki, käytetyt, vapaat ja kenellä mitäkin on
action-purchase-codes-change = Syötä koodeja ja jaa yksiköitä
action-purchase-codes-change-hint = Asiakkaille ja alla oleville kumppaneille, myös takaisin
action-purchase-codes-make = Tee ostokoodeja
action-purchase-codes-make-hint = Erissä omille paketeille; myös perua niitä
rule-in-force = Voimassa, ei luonnos
rule-not-revoked = Ei peruutettu
rule-customer-enabled = Asiakas käytössä
rule-not-suspended = Ei keskeytetty
rule-paid = Maksettu
rule-begun = Kausi on alkanut
rule-not-ended = Kausi ei ole päättynyt
rule-space-left = Tilaa jäljellä
rule-client-limit-kept = Suurin laite on rajansa sisällä
rule-unit-free = Vapaa yksikkö
rule-user-kept = Käyttäjä on olemassa
rule-on-seat = Laite on paikallaan
rule-holder-registered = Henkilö on rekisteröitynyt
rule-place-free = Paikka yhdelle laitteelle lisää
rule-heard = Ei vapautettu hiljaisuuden vuoksi, tai paikka on vielä jäljellä
rule-moves-left = Siirtoja jäljellä

fix-put-in-force = Pane lisenssi voimaan
fix-issue-another = Myönnä uusi lisenssi
fix-enable-customer = Ota asiakas käyttöön
fix-enable-partner = Ota asiakkaan yläpuolinen kumppani käyttöön
fix-resume = Jatka lisenssiä
fix-record-payment = Kirjaa maksu
fix-wait = Odota ensimmäistä päivää
fix-renew = Uusi lisenssi
fix-add-space = Lisää tilaa
fix-raise-client-limit = Nosta laitekohtaista rajaa
fix-add-unit = Lisää yksi yksikkö tai ota yksi takaisin
fix-add-user = Lisää käyttäjä uudelleen
fix-ask-to-register = Pyydä henkilöä rekisteröitymään
fix-release-device = Vapauta toinen laite
fix-forgive-moves = Palauta käyttäjän siirrot
fix-allow-moves = Salli lisenssissä siirrot toisiin laitteisiin
fix-activate-again = Aktivoi uudelleen
export-list-units = Asiakkaan yksiköt
export-list-unit-holders = Yksikön haltijat
export-list-license-history = Lisenssin historia
export-list-code-history = Ostokoodin historia
export-list-code-batches = Koodierät
export-list-batch-codes = Erän koodit
export-list-requests = Pyynnöt
export-list-payments = Maksut
export-list-prices = Hinnat
export-list-plans = Palvelupaketit
export-list-mail-texts = Viestien tekstit
export-list-program-messages = Ohjelmien viestit
export-list-members = Jäsenet
export-list-staff-invitations = Kutsuttu henkilöstö
export-list-tokens = API-tunnisteet
export-list-reconciliation = Myyty ja käytetty asiakkaittain
mail-kind-planned-change-refused = Suunniteltua muutosta ei tehty
action-planned-changes-view = Suunniteltujen muutosten katselu
action-planned-changes-view-hint = Mitä asiakkaille ja lisensseille on suunniteltu; kuka saa tehdä jotain, saa myös suunnitella sen
export-list-planned-changes = Suunnitellut muutokset
mail-kind-note-mention = Maininta muistiinpanossa
action-notes-view = Muistiinpanojen katselu
action-notes-view-hint = Oman organisaation ja sen alla olevien muistiinpanot
action-notes-write = Muistiinpanojen kirjoittaminen
action-notes-write-hint = Muistiinpanot ja maininnat, joista työtoverit saavat tiedon
