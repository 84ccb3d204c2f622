# Tapahtumaloki: `event-SANA` on virke, `field-name-KENTTÄ` muuttunut kenttä, `value-…` sen arvo.
# `-self` on virke silloin, kun joku tekee sen itselleen.

## Kuka toimii ja mitä kautta
actor-person = { $name }
actor-token = API-tunniste { $name }
actor-device = Laite
actor-system = Järjestelmä
actor-command-line = Komentorivi
actor-stranger = Kirjautumaton kävijä
door-console = Hallintapaneeli
door-api = Rajapinta
door-activation = Aktivointi
door-cli = Komentorivi
door-worker = Taustatyö

## Kirjautuminen ja tilit
event-set-up = { $actor } otti palvelun käyttöön organisaatiolle { $subject }
event-logged-in = { $actor } kirjautui sisään
event-logged-out = { $actor } kirjautui ulos
event-login-refused = { $actor } yritti kirjautua tilille { $subject }, ja yritys torjuttiin
event-sessions-ended =
    { $count ->
        [one] { $actor } päätti { $count } kirjautumisistunnon tililtä { $subject }
       *[other] { $actor } päätti { $count } kirjautumisistuntoa tililtä { $subject }
    }
event-sessions-ended-self =
    { $count ->
        [one] { $actor } päätti { $count } oman kirjautumisistunnon
       *[other] { $actor } päätti { $count } omaa kirjautumisistuntoa
    }
event-password-changed = { $actor } vaihtoi tilin { $subject } salasanan
event-password-changed-self = { $actor } vaihtoi oman salasanansa
event-password-reset-asked = { $actor } pyysi uutta salasanaa tilille { $subject }
event-account-registered = { $actor } rekisteröi tilin { $subject }
event-account-registered-self = { $actor } rekisteröityi
event-account-changed = { $actor } muutti tiliä { $subject }
event-account-changed-self = { $actor } muutti omia tietojaan
event-account-disabled = { $actor } poisti tilin { $subject } käytöstä
event-account-enabled = { $actor } otti tilin { $subject } käyttöön
event-member-invited = { $actor } kutsui henkilöstöön: { $subject }
event-invitation-withdrawn = { $actor } perui henkilöstökutsun: { $subject }
event-member-added = { $actor } lisäsi henkilöstöön: { $subject }
event-member-added-self = { $actor } liittyi henkilöstöön
event-member-changed = { $actor } muutti jäsenen { $subject } roolia
event-member-removed = { $actor } poisti henkilöstöstä: { $subject }
event-token-made = { $actor } loi API-tunnisteen { $subject }
event-token-revoked = { $actor } mitätöi API-tunnisteen { $subject }

## Organisaatiot ja asiakkaat
event-organization-created = { $actor } loi organisaation { $subject }
event-organization-changed = { $actor } muutti organisaatiota { $subject }
event-organization-deleted = { $actor } poisti organisaation { $subject }
event-organization-disabled = { $actor } poisti kumppanin { $subject } käytöstä
event-organization-enabled = { $actor } otti kumppanin { $subject } käyttöön
event-organization-closed = { $actor } sulki kumppanin { $subject } lopullisesti
event-organization-moved = { $actor } siirsi organisaation { $subject } toiseen paikkaan
event-organization-left = { $actor } siirsi organisaation { $subject } pois
event-organization-arrived = { $actor } siirsi organisaation { $subject } tänne
event-partner-type-changed = { $actor } muutti, mitä kumppanityyppi { $subject } saa tehdä
event-branding-changed = { $actor } muutti organisaation { $subject } ilmettä
event-customer-created = { $actor } loi asiakkaan { $subject }
event-customer-changed = { $actor } muutti asiakasta { $subject }
event-customer-deleted = { $actor } poisti asiakkaan { $subject }
event-customer-disabled = { $actor } poisti asiakkaan { $subject } käytöstä
event-customer-enabled = { $actor } otti asiakkaan { $subject } käyttöön
event-key-revealed = { $actor } katsoi asiakkaan { $subject } salausavaimen

## Tuotteet ja palvelupaketit
event-product-created = { $actor } loi tuotteen { $subject }
event-product-changed = { $actor } muutti tuotetta { $subject }
event-plan-created = { $actor } loi palvelupaketin { $subject }
event-plan-changed = { $actor } muutti palvelupakettia { $subject }
event-plan-sellers-changed = { $actor } muutti sitä, kuka saa myydä palvelupakettia { $subject }
event-plan-approved = { $actor } hyväksyi palvelupaketin { $subject } ehdot
event-license-replaced = { $actor } korvasi lisenssin { $subject } toisella
event-license-terms-adopted = { $actor } siirsi lisenssin { $subject } palvelupaketin nykyisiin ehtoihin
event-users-handed-over = { $actor } siirsi lisenssin { $subject } käyttäjät sen korvaavaan lisenssiin
event-users-partly-handed-over = { $actor } siirsi osan lisenssin { $subject } käyttäjistä sen korvaavaan lisenssiin; muut odottavat vapaita paikkoja
event-handover-failed = { $actor } ei voinut siirtää lisenssin { $subject } käyttäjiä; he pysyvät siinä

## Lisenssit
event-license-issued = { $actor } myönsi lisenssin { $subject }
event-license-changed = { $actor } muutti lisenssiä { $subject }
event-license-suspended = { $actor } keskeytti lisenssin { $subject }
event-license-resumed = { $actor } palautti voimaan lisenssin { $subject }
event-license-revoked = { $actor } mitätöi lisenssin { $subject }
event-license-put-in-force = { $actor } saattoi voimaan lisenssin { $subject }
event-trial-extended = { $actor } jatkoi kokeilua { $subject }
event-trial-converted = { $actor } muutti kokeilun { $subject } ostetuksi lisenssiksi
event-trial-client-connected = { $actor } yhdisti kokeilulaitteen lisenssiin { $subject }

## Käyttäjät ja koodit
event-seats-added =
    { $count ->
        [one] { $actor } lisäsi { $count } käyttäjän: { $subject }
       *[other] { $actor } lisäsi { $count } käyttäjää: { $subject }
    }
event-seat-changed = { $actor } muutti käyttäjää { $subject }
event-seat-removed = { $actor } poisti käyttäjän { $subject }
event-seats-bound =
    { $count ->
        [one] { $actor } liitti lisenssin osoitteeseen { $subject }
       *[other] { $actor } liitti { $count } lisenssiä henkilöihin: { $subject }
    }
event-seats-unbound =
    { $count ->
        [one] { $actor } irrotti lisenssin: { $subject }
       *[other] { $actor } irrotti { $count } lisenssiä: { $subject }
    }
event-unbinding-undone =
    { $count ->
        [one] { $actor } liitti lisenssin takaisin ennalleen: { $subject }
       *[other] { $actor } liitti { $count } lisenssiä takaisin ennalleen: { $subject }
    }
event-binding-completed = { $actor } rekisteröityi osoitteella { $subject } ja sai varatut lisenssit
event-registration-asked = { $actor } pyysi sähköpostilla rekisteröitymään: { $subject }
event-request-made =
    { $count ->
        [one] { $actor } pyysi: { $subject }
       *[other] { $actor } pyysi { $count } × { $subject }
    }
event-request-granted = { $actor } hyväksyi pyynnön: { $subject }
event-request-declined = { $actor } hylkäsi pyynnön: { $subject }
event-request-withdrawn = { $actor } perui pyynnön: { $subject }
event-code-renewed = { $actor } vaihtoi käyttäjän { $subject } aktivointikoodin
event-code-revealed =
    { $count ->
        [one] { $actor } katsoi { $count } aktivointikoodin: { $subject }
       *[other] { $actor } katsoi { $count } aktivointikoodia: { $subject }
    }

## Kutsut ja muut viestit
event-invitations-queued =
    { $count ->
        [one] { $actor } laittoi jonoon { $count } sähköpostikutsun, asiakas { $subject }
       *[other] { $actor } laittoi jonoon { $count } sähköpostikutsua, asiakas { $subject }
    }
event-invitations-queued-self = { $subject } pyysi uutta sähköpostikutsua
event-message-sent = { $actor } lähetti viestin osoitteeseen { $subject }
event-message-bounced = Viesti osoitteeseen { $subject } palautui
event-message-failed = Viestiä osoitteeseen { $subject } ei voitu toimittaa
event-message-cancelled = { $actor } perui viestin osoitteeseen { $subject }
event-message-requeued = { $actor } siirsi takaisin jonoon viestin osoitteeseen { $subject }
event-message-resent = { $actor } lähetti viestin osoitteeseen { $subject } uudelleen
event-template-changed = { $actor } muutti viestin tekstiä { $subject }
event-template-reset = { $actor } poisti viestin oman tekstin { $subject }
event-template-tested = { $actor } kokeili viestin tekstiä { $subject }

## Purchase codes
event-purchase-codes-shown = { $actor } katsoi ostokoodeja: { $subject }
event-purchase-code-entered = { $actor } lisäsi ostokoodin { $subject }
event-purchase-code-updated = { $actor } päivitti merkinnän ostokoodilla { $subject }
event-purchase-code-changed = { $actor } muokkasi ostokoodin { $subject } merkintää
event-purchase-code-cancelled = { $actor } perui ostokoodin { $subject }
event-purchase-codes-made =
    { $count ->
        [one] { $actor } teki { $count } ostokoodin: { $subject }
       *[other] { $actor } teki { $count } ostokoodia: { $subject }
    }
event-units-allotted =
    { $count ->
        [one] { $actor } antoi { $count } ostokoodin yksikön: { $subject }
       *[other] { $actor } antoi { $count } ostokoodin yksikköä: { $subject }
    }
event-units-returned =
    { $count ->
        [one] { $actor } otti takaisin { $count } ostokoodin yksikön: { $subject }
       *[other] { $actor } otti takaisin { $count } ostokoodin yksikköä: { $subject }
    }

## Asennukset ja avaimet
event-activated = Ohjelma aktivoitiin laitteessa { $subject }
event-deployment-key-made = { $actor } loi asennusavaimen { $subject }
event-deployment-key-changed = { $actor } muutti asennusavainta { $subject }
event-deployment-key-rotated = { $actor } vaihtoi asennusavaimen { $subject }
event-deployment-key-revoked = { $actor } mitätöi asennusavaimen { $subject }
event-enrolled = { $subject } otettiin käyttöön asennusavaimella
event-installation-claimed = Henkilö otti asennuksen { $subject } nimiinsä
event-alerts-changed = { $actor } muutti hälytysasetuksia: { $subject }
event-released = { $actor } vapautti asennuksen { $subject }
event-device-recognized = Laite { $subject } tunnistettiin samaksi, kun sen osia oli vaihdettu
event-device-moves-forgiven = { $actor } palautti käyttäjälle { $subject } kaikki siirrot
event-installation-silenced = Laitteen { $subject } paikka vapautettiin, kun laitteesta ei ollut kuultu
event-installation-revived = Laite { $subject } sai paikkansa takaisin
event-license-file-issued = { $actor } teki lisenssitiedoston käyttäjälle { $subject }
event-receipt-kept = Aiemman palautuksen kuitti saapui: { $subject }
event-signing-key-made = { $actor } teki allekirjoitusavaimen: { $subject }
event-signing-key-retired = { $actor } poisti käytöstä allekirjoitusavaimen: { $subject }
event-signing-key-withdrawn = { $actor } veti takaisin allekirjoitusavaimen: { $subject }
event-program-message-written = { $actor } kirjoitti ohjelmissa näytettävän viestin: { $subject }
event-program-message-withdrawn = { $actor } perui ohjelmissa näytettävän viestin: { $subject }
event-list-exported = { $actor } vei luettelon tiedostoon: { $subject }
event-view-saved = { $actor } jakoi näkymän: { $subject }
event-view-changed = { $actor } muutti näkymää: { $subject }
event-view-deleted = { $actor } poisti näkymän: { $subject }
event-view-restored = { $actor } palautti näkymän: { $subject }
event-first-steps-hidden = { $actor } piilotti ensimmäiset askeleet: { $subject }
event-first-steps-shown = { $actor } palautti ensimmäiset askeleet: { $subject }
event-import-started = { $actor } aloitti tuonnin { $subject }
event-import-finished = { $actor } toi luettelon { $subject }
event-import-undone = { $actor } perui tuonnin { $subject }

## Kentät
field-name-company = Yritys
field-name-management = Kuka lisää käyttäjät
field-name-plan = Palvelupaketti
field-name-purchase-code = Ostokoodi
field-name-total = Kaikki
field-name-units-missing = Muille annetut yksiköt
field-name-withdrawn = Poistetut yksiköt
field-name-of = { $field } ({ $edition })
field-name-account-name = Tilin nimi
field-name-accent = Korostusväri
field-name-logo = Logo
field-name-sender-domains = Lähettämiseen sallitut verkkotunnukset
field-name-sender-email = Lähettäjän osoite
field-name-sender-name = Lähettäjän nimi
field-name-answer = Vastaus
field-name-asked = Pyytäjä
field-name-business-id = Y-tunnus
field-name-client-limit-gb = Raja asiakasohjelmaa kohti
field-name-receipt = Lisenssitiedoston kuitti
field-name-code = Koodi
field-name-comments = Kommentit
field-name-contact-email = Yhteyshenkilön sähköposti
field-name-contact-first-name = Yhteyshenkilön etunimi
field-name-contact-last-name = Yhteyshenkilön sukunimi
field-name-count = Määrä
field-name-failed = Epäonnistui
field-name-skipped = Jätetty pois
field-name-country = Maa
field-name-default-units = Yksiköitä aluksi
field-name-devices = Laitteita
field-name-devices-per-seat = Laitteita käyttäjälisenssiä kohti
field-name-download-url = Latausosoite
field-name-edition = Ohjelmatyyppi
field-name-editions = Ohjelmatyypit
field-name-editions-added = Lisätyt ohjelmatyypit
field-name-editions-removed = Poistetut ohjelmatyypit
field-name-email = Sähköposti
field-name-emergency-email = Varasähköposti
field-name-encryption-key = Salausavain
field-name-enforcement = Lisenssin valvonta
field-name-expires-at = Vanhenee
field-name-extra-space-gb = Lisätila
field-name-features = Ominaisuudet
field-name-filter = Rajaus
field-name-format = Tiedostomuoto
field-name-grace-days = Lisäaika päivinä
field-name-granted = Sallittu
field-name-ip = IP-osoite
field-name-keep-deleted-days = Poistettujen tiedostojen säilytys päivinä
field-name-key-id = Avain
field-name-claimed-from = Otettu käyttäjältä
field-name-files = Lisenssitiedostot
field-name-new-key-id = Uusi avain
field-name-language = Kieli
field-name-life-ends-on = Viimeinen elinkaaren päivä
field-name-list = Luettelo
field-name-name = Nimi
field-name-notice-days = Ennakkoilmoitus päivinä
field-name-notices = Ilmoitukset päättymisestä
field-name-notice-schedule = Ilmoitukset lähtevät näinä päivinä
field-name-nouns = Omat nimikkeet
field-name-sellers = Kuka saa myydä
field-name-chosen = Valitut kumppanit
field-name-partner = Kumppani
field-name-plan-revision = Palvelupaketin versionumero
field-name-replaced-by = Korvaava lisenssi
field-name-users-moved = Siirretyt käyttäjät
field-name-users-move-on = Käyttäjät siirtyvät
field-name-days-added = Päiviä lisätty
field-name-refusal = Syy
field-name-waiting = Odottaa
field-name-number = Numero
field-name-platform = Alusta
field-name-postal-area = Postitoimipaikka
field-name-postal-code = Postinumero
field-name-quantity = Määrä
field-name-reason = Syy
field-name-region = Maakunta tai osavaltio
field-name-role = Rooli
field-name-sale-ends-on = Viimeinen myyntipäivä
field-name-send-at = Lähetysaika
field-name-sessions-ended = Päätetyt kirjautumisistunnot
field-name-tokens-revoked = Lakanneet API-tunnisteet
field-name-invitations-withdrawn = Perutut henkilöstökutsut
field-name-memberships-ended = Päättyneet jäsenyydet
field-name-state = Tila
field-name-storage-gb = Tallennustila yksikköä kohti
field-name-street-address = Katuosoite
field-name-support-email = Tuen sähköposti
field-name-support-phone = Tuen puhelin
field-name-taken = Ei enää sallittu
field-name-term-months = Kesto kuukausina
field-name-theme = Teema
field-name-time-zone = Aikavyöhyke
field-name-trial-extensions = Kokeilun jatkoja
field-name-type = Laji
field-name-unit = Yksikkö
field-name-username = Käyttäjätunnus
field-name-username-prefix = Käyttäjätunnusten etuliite
field-name-subject = Aihe
field-name-preheader = Esikatselurivi
field-name-greeting = Tervehdys
field-name-body = Teksti
field-name-button = Painike
field-name-why = Lopetus
field-name-valid-from = Voimassa alkaen
field-name-valid-to = Voimassa asti
field-name-version = Versio
field-name-name-pattern = Käyttäjien nimet
field-name-most-devices = Laitteita enintään
field-name-last-on = Viimeinen päivä
field-name-networks = Verkot
field-name-overlap-hours = Vanha avain toimii, tuntia
field-name-deployment-key = Asennusavain
field-name-enrolled = Laitteita otettu käyttöön
field-name-license-number = Lisenssin numero
field-name-not-installed = Ei asennettu
field-name-silent = Hiljaa
field-name-failing = Epäonnistuu
field-name-space-low = Tila vähissä
field-name-components = Osat
field-name-components-agree = Osia oltava samoja
field-name-device-moves = Siirtoja toiselle laitteelle
field-name-moves-days = Siirtojen jakso päivinä
field-name-moves = Siirtoja
field-name-moved-from = Siirretty laitteelta
field-name-free-after-days = Vapautetaan, kun päiviä ilman yhteyttä
field-name-freed-soon = Vapautuu pian
field-name-signs-from = Allekirjoittaa alkaen
field-name-text = Teksti

## Arvot
value-empty = tyhjä
value-added = lisätty
value-on = päällä
value-off = pois
value-no-longer-true = Lisenssillä on nyt toinen päättymispäivä, tai se ei saa ilmoituksia
value-seats-exceed-replacement = Uudessa lisenssissä on liian vähän yksiköitä
value-devices-exceed-plan = Enemmän laitteita kuin palvelupaketti sallii
value-already-revoked = Uusi lisenssi on mitätöity
value-removed = poistettu
value-replaced = vaihdettu
value-user = käyttäjä itse
value-seat-removed = Käyttäjä poistettiin
value-right-lost = Lähettäjällä ei ole enää oikeutta lähettää sitä
value-cancelled = Peruttu käsin
value-recipient-limit = Odottaa: vastaanottaja on saanut tämän tunnin aikana monta viestiä
value-unknown-outcome = Yhteys katkesi ennen palvelimen vastausta
value-restored = Pidätetty varmuuskopion palautuksen jälkeen

## Invoices and payments
event-issuer-changed = { $actor } muutti laskutustietoja: { $subject }
event-prices-changed = { $actor } muutti palvelupaketin { $subject } hintoja
event-order-placed = { $actor } teki tilauksen { $subject }
event-order-cancelled = { $actor } perui tilauksen { $subject }
event-invoice-issued = { $actor } lähetti laskun { $subject }
event-payment-recorded = { $actor } kirjasi maksun laskulle { $subject }
event-invoice-sent = { $actor } lähetti sähköpostitse: { $subject }
event-bulk-started = { $actor } aloitti toimen ”{ $subject }”: { $count } kohdetta
event-bulk-finished = { $actor } sai valmiiksi toimen ”{ $subject }”: { $count } tehty
event-bulk-stopped = { $actor } pysäytti toimen ”{ $subject }”: { $count } jäljellä
event-bulk-resumed = { $actor } jatkoi toimea ”{ $subject }”: { $count } jäljellä
event-bulk-retried = { $actor } yritti uudelleen { $count } epäonnistunutta, toimi ”{ $subject }”
event-payment-reversed = { $actor } perui maksun laskulta { $subject }
event-invoice-credited = { $actor } hyvitti laskun { $subject }
field-name-amount = Summa
field-name-bank-account = Tilinumero (IBAN)
field-name-bic = BIC-koodi
field-name-credit-note = Hyvityslasku
field-name-credit-series = Hyvityslaskujen numeroiden alku
field-name-currency = Valuutta
field-name-invoice-series = Laskujen numeroiden alku
field-name-payment-days = Maksuaika päivinä
field-name-portal-orders = Asiakkaiden tilaukset
field-name-price = Hinta
field-name-reference = Maksun viite
field-name-vat-id = ALV-tunniste
field-name-vat-rates = ALV-kannat, %
field-name-pending = Odottaa rekisteröitymistä
event-change-planned = { $actor } suunnitteli muutoksen: { $subject }
event-planned-change-changed = { $actor } muutti suunnitelmaa: { $subject }
event-planned-change-cancelled = { $actor } perui suunnitellun muutoksen: { $subject }
event-planned-change-restored = { $actor } palautti perutun suunnitelman: { $subject }
event-planned-change-refused = Suunniteltua muutosta ei voitu tehdä: { $subject }
field-name-deed = Mitä
field-name-day = Päivä
field-name-planned-for = Suunniteltu päivälle
field-name-refused-for = Miksi ei
event-note-written = { $actor } kirjoitti muistiinpanon: { $subject }
event-note-changed = { $actor } muokkasi muistiinpanoa: { $subject }
event-note-removed = { $actor } poisti muistiinpanon: { $subject }
event-note-restored = { $actor } palautti muistiinpanon: { $subject }
field-name-planned-id = Suunniteltu muutos
field-name-unbind-id = Irrotus
