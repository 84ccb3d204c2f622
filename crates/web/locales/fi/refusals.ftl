# Miksi vastaus on ei ja miten pääsee eteenpäin: `problem-CODE` yhdelle kentälle, `refusal-CODE` kokonaisuudelle.

## Yksi kenttä
problem-required = Täytä tämä kenttä
problem-too-long = Lyhennä enintään { $max } merkkiin
problem-too-short = Käytä vähintään { $min } merkkiä
problem-forbidden-characters = Poista merkit, joita ei voi näyttää
problem-not-an-email = Anna sähköpostiosoite, esimerkiksi nimi@yritys.fi
problem-not-a-number = Anna kokonaisluku
problem-out-of-range = Anna luku väliltä { $min }–{ $max }
problem-not-a-day = Anna päivä muodossa vuosi-kuukausi-päivä, esimerkiksi 2027-02-15
problem-ends-before-start = Loppu ei voi olla ennen alkua
problem-not-a-choice = Valitse jokin vaihtoehdoista
problem-not-an-id = Tämä ei ole minkään tietueen tunniste
problem-not-a-url = Anna osoite, joka alkaa https://
problem-taken = Tämä on jo käytössä. Valitse toinen.
problem-twice = Tämä on jo rivillä { $line }
problem-common-password = Moni käyttää tätä salasanaa. Valitse harvinaisempi.
problem-passwords-differ = Salasanat eivät täsmää
problem-wrong-current-password = Tämä ei ole nykyinen salasanasi
problem-unknown-field = Tätä kenttää ei tunneta
problem-wrong-type = Arvo on väärää tyyppiä
problem-unknown-time-zone = Valitse aikavyöhyke luettelosta
problem-not-utf8 = Tallenna tiedosto UTF-8-muodossa ja lataa se uudelleen
problem-column-missing = Sarake { $column } puuttuu
problem-column-unknown = Saraketta { $column } ei tunneta
problem-too-many-rows = Käytä enintään { $max } riviä kerralla

## Kirjautuminen ja oikeudet
refusal-invalid =
    { $count ->
        [one] Tiedoissa on { $count } virhe
       *[other] Tiedoissa on { $count } virhettä
    }
refusal-not-logged-in = Jatka kirjautumalla sisään.
refusal-wrong-password = Sähköpostiosoite tai salasana on väärin.
refusal-token-refused = API-tunniste ei kelpaa. Tarkista, että se on kopioitu kokonaan eikä sitä ole mitätöity.
refusal-password-needed-again = Anna salasanasi uudelleen, jotta voit tehdä tämän.
refusal-forbidden = Voit katsella tätä, mutta et muuttaa. Organisaatiosi pääkäyttäjä voi antaa oikeuden.
refusal-form-expired = Lomake on vanhentunut. Avaa sivu uudelleen; mitään ei tallennettu.
refusal-not-found = Tätä ei ole, tai se kuuluu organisaatiolle, jota sinulla ei ole oikeutta nähdä.
refusal-link-expired = Linkki ei ole enää voimassa. Pyydä uusi.
refusal-too-many-attempts =
    { $seconds ->
        [one] Liian monta yritystä. Yritä uudelleen { $seconds } sekunnin kuluttua.
       *[other] Liian monta yritystä. Yritä uudelleen { $seconds } sekunnin kuluttua.
    }
refusal-busy = Palvelu on ruuhkautunut. Yritä hetken kuluttua uudelleen.
refusal-storage-full = Palvelimen levy on täynnä. Mitään ei tallennettu; kerro palvelun ylläpidolle.

## Tietueet yleensä
refusal-changed-meanwhile = Joku muu ehti tallentaa ensin. Kirjoittamasi tiedot ovat tallessa.
refusal-idempotency-key-reused = Tätä pyyntöavainta käytettiin toiseen pyyntöön. Käytä uutta avainta.
refusal-idempotency-key-in-flight = Samaa pyyntöä käsitellään vielä. Odota vastausta.
refusal-nothing-selected = Valitse vähintään yksi rivi.
refusal-selection-changed = Katsoessasi { $seen }, nyt { $now }. Tarkista luettelo ja vahvista uudelleen.

## Organisaatiot ja ihmiset
refusal-role-above-own = Et voi antaa omaasi laajempaa roolia.
refusal-own-role = Et voi muuttaa omaa rooliasi.
refusal-last-admin = Tämä on viimeinen pääkäyttäjä. Tee ensin jostakusta toisesta pääkäyttäjä.
refusal-already-member = { $email } on jo jäsen.
refusal-already-set-up = Tämä asennus on jo otettu käyttöön. Kirjaudu sisään.
refusal-customers-have-nothing-below = Asiakkaan alla ei voi olla organisaatioita.
refusal-organization-in-use =
    { $below ->
        [one] Tämän alla on { $below } organisaatio. Siirrä tai poista se ensin.
       *[other] Tämän alla on { $below } organisaatiota. Siirrä tai poista ne ensin.
    }
refusal-already-disabled = Tämä on jo pois käytöstä.
refusal-not-disabled = Tämä ei ole pois käytöstä.

## Lisenssit ja käyttäjät
refusal-licenses-in-use =
    { $count ->
        [one] { $count } lisenssi on vielä käytössä: { $numbers }. Poista ensin sen käyttäjät.
       *[other] { $count } lisenssiä on vielä käytössä: { $numbers }. Poista ensin niiden käyttäjät.
    }
refusal-product-in-use =
    { $licenses ->
        [one] { $licenses } lisenssi käyttää tätä tuotetta.
       *[other] { $licenses } lisenssiä käyttää tätä tuotetta.
    }
refusal-edition-in-use = Ohjelmatyyppi { $edition } on lisensseissä. Sitä ei voi poistaa.
refusal-plan-not-offered = Tätä palvelupakettia ei tarjota tälle asiakkaalle.
refusal-quantity-below-assigned = { $edition }: käyttäjillä on { $assigned }, joten kokonaismäärä ei voi olla { $quantity }. Poista ensin { $missing }.
refusal-seats-exhausted = { $edition }: tarvitaan { $wanted }, vapaana { $free }. Lisää lisenssiin { $missing }.
refusal-username-taken = Käyttäjätunnus { $username } on jo käytössä tällä asiakkaalla.
refusal-seat-removed = Tämä käyttäjä on poistettu.
refusal-seat-installed = Käyttäjällä { $username } on asennettu laite. Vapauta laite ensin.
refusal-already-suspended = Lisenssi on jo keskeytetty.
refusal-not-suspended = Lisenssiä ei ole keskeytetty.
refusal-already-revoked = Lisenssi on jo mitätöity.
refusal-not-a-trial = Tämä ei ole kokeilulisenssi.
refusal-trial-extensions-used = Kokeilua on jatkettu niin monta kertaa kuin palvelupaketti sallii.
refusal-not-a-trial-client = Tämä laite ei ole kokeilussa.
refusal-edition-not-on-license = Lisenssissä ei ole ohjelmatyyppiä { $edition }.
refusal-message-already-sent = Viesti on jo lähetetty.

## Aktivointi
refusal-wrong-activation-code = Aktivointikoodi on väärin. Tarkista jokainen merkki.
refusal-wrong-username = Tällaista käyttäjätunnusta ei ole.
refusal-no-seat-free = Kaikki lisenssin käyttäjälisenssit ovat käytössä.
refusal-license-draft = Lisenssi ei ole vielä valmis.
refusal-license-revoked = Lisenssi on mitätöity.
refusal-customer-disabled = Asiakas on poistettu käytöstä.
refusal-license-suspended = Lisenssi on keskeytetty.
refusal-payment-awaited = Lisenssi odottaa maksua.
refusal-license-not-yet-valid = Lisenssi on voimassa { $day } alkaen.
refusal-license-expired = Lisenssin voimassaolo päättyi { $day }.
refusal-device-token-refused = Tätä laitetta ei enää tunneta. Aktivoi se uudelleen.
refusal-installation-released = Tämä asennus on vapautettu. Aktivoi se uudelleen.
