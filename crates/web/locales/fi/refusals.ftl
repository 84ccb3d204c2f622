# Miksi vastaus on ei ja miten pääsee eteenpäin: `problem-CODE` yhdelle kentälle, `refusal-CODE` kokonaisuudelle.

## Yksi kenttä
problem-required = Täytä tämä kenttä
problem-too-long =
    { $max ->
        [one] Lyhennä enintään { $max } merkkiin
       *[other] Lyhennä enintään { $max } merkkiin
    }
problem-too-short =
    { $min ->
        [one] Käytä vähintään { $min } merkki
       *[other] Käytä vähintään { $min } merkkiä
    }
problem-forbidden-characters = Poista merkit, joita ei voi näyttää
problem-not-an-email = Anna sähköpostiosoite, esimerkiksi nimi@yritys.fi
problem-not-a-number = Anna kokonaisluku
problem-out-of-range = Anna luku väliltä { $min }–{ $max }
problem-not-a-day = Anna päivä muodossa vuosi-kuukausi-päivä, esimerkiksi 2027-02-15
problem-not-an-instant = Anna päivä, kellonaika ja aikavyöhyke, esimerkiksi 2027-02-15T09:00:00Z, vuosilta 1970–9998
problem-not-a-time = Anna kellonaika, esimerkiksi 14:30.
problem-in-the-past = Aika on jo mennyt. Valitse myöhempi aika tai lähetä viesti heti.
problem-ends-before-start = Loppu ei voi olla ennen alkua
problem-after-end-of-life = Palvelupaketti päättyy { $day }. Valitse päivä siihen mennessä
problem-not-a-choice = Valitse jokin vaihtoehdoista
problem-not-an-id = Tämä ei ole minkään tietueen tunniste. Kopioi tunniste tietueen sivulta.
problem-not-a-url = Anna osoite, joka alkaa https://
problem-unknown-placeholder = Tässä viestissä ei ole muuttujaa ”{ $name }”. Voit käyttää näitä: { $allowed }.
problem-mistyped-placeholder = Muuttujaa ”{ $name }” ei ole. Tarkoititko ”{ $nearest }”? Voit käyttää näitä: { $allowed }.
problem-secret-placeholder = ”{ $name }” on salainen eikä saa olla aiheessa, jonka sähköpostipalvelimet kirjaavat.
problem-placeholder-missing = Aiheessa tai tekstissä on oltava ”{ $name }”, jotta lukija tietää, mistä on kyse.
problem-template-broken = Riviä { $line } ei voi tulkita. Kirjoita muuttuja kaksiin aaltosulkeisiin ja ehto sanoilla if ja endif, ei muuta.
problem-pattern-broken = Jokainen aaltosulje tarvitsee parin ja nimen niiden väliin.
problem-pattern-unknown = Nimeä ”{ $name }” ei ole. Käytettävissä ovat: { $allowed }.
problem-pattern-alike = Kaikki laitteet saisivat saman nimen. Käytä laitetta, kirjautunutta tai kuutta merkkiä.
problem-not-a-network = ”{ $network }” ei ole osoite eikä verkko, kuten 192.0.2.0/24.
problem-not-a-link = Linkin on alettava https:// tai mailto:, toisin kuin ”{ $link }”.
problem-not-a-table = Tämä ei ole CSV eikä luettava XLSX-työkirja. Tallenna luettelo jompanakumpana ja lataa se uudelleen.
problem-old-workbook = Tämä on vanhanmallinen työkirja (.xls). Tallenna se muodossa .xlsx tai CSV ja lataa uudelleen.
problem-not-in-encoding = Tiedostoa ei ole kirjoitettu valitulla merkistöllä. Valitse toinen tai anna tunnistaa se.
problem-no-rows = Siinä ei ole rivejä. Täytä niitä sarakkeiden nimien alle.
problem-too-many-columns =
    { $max ->
        [one] Tilaa on { $max } sarakkeelle. Jätä osa pois.
       *[other] Tilaa on { $max } sarakkeelle. Jätä osa pois.
    }
problem-column-twice = Sarakkeessa { $column } on samaa kuin toisessa. Valitse niistä yksi.
problem-customer-unknown = Kenelläkään asiakkaistasi ei ole tätä nimeä, tilin nimeä, Y-tunnusta tai tunnistetta
problem-customer-unknown-near = Kenelläkään asiakkaistasi ei ole tätä nimeä. Tarkoititko { $nearest }?
problem-customer-ambiguous =
    { $count ->
        [one] Tämä nimi on { $count } asiakkaalla. Kirjoita sen tunniste.
       *[other] Tämä nimi on { $count } asiakkaalla. Kirjoita tunniste nimen tilalle.
    }
problem-customer-stopped = Tämä asiakas on poistettu käytöstä. Ota se ensin käyttöön.
problem-users-added-elsewhere = Tämän asiakkaan käyttäjät lisää joku muu
problem-not-allowed = Et voi lisätä tätä tänne
problem-no-license = Asiakkaalla ei ole lisenssiä, johon käyttäjiä voisi lisätä. Lisää ensin lisenssi.
problem-no-unit-free = Yhtään { $edition }-yksikköä ei ole vapaana. Lisää yksiköitä lisenssiin ja tarkista uudelleen.
problem-not-among = Oltava jokin näistä: { $choices }
problem-not-among-near = Oltava jokin näistä: { $choices }. Tarkoititko { $nearest }?
problem-not-yes-or-no = Kirjoita kyllä tai ei
problem-taken = Tämä on jo käytössä. Valitse toinen.
problem-not-before = Valitse { $day } tai myöhempi päivä
problem-not-after = Valitse { $day } tai aikaisempi päivä
problem-vendor-closed = Tämä kumppani on keskeytetty tai suljettu, eikä se saa uusia asiakkaita. Valitse toinen.
problem-overlaps = Se on samaan aikaan kuin saman tuotteen toinen palvelu. Salli rinnakkaisuus tai valitse toiset päivät.
problem-twice = Tämä on jo rivillä { $line }. Jätä toinen pois.
problem-common-password = Moni käyttää tätä salasanaa. Valitse harvinaisempi.
problem-passwords-differ = Salasanat eivät täsmää
problem-wrong-current-password = Tämä ei ole nykyinen salasanasi
problem-unknown-field = Tällaista kenttää ei ole. Tarkista nimi tai jätä kenttä pois.
problem-wrong-type = Arvo on väärää tyyppiä. Tarkista kenttä API-kuvauksesta.
problem-unknown-time-zone = Valitse aikavyöhyke luettelosta
problem-not-utf8 = Tallenna tiedosto UTF-8-muodossa ja lataa se uudelleen
problem-column-missing = Sarake { $column } puuttuu. Lisää se ensimmäiselle riville.
problem-column-unknown = Saraketta { $column } ei tunneta. Nimeä se uudelleen tai jätä pois.
problem-fixed = Mikään kumppanityyppi ei muuta tätä. Jätä se ennalleen.
problem-needs-viewing = Salli myös näkeminen: mitä ei näe, sitä ei voi käyttää
problem-too-many-rows =
    { $max ->
        [one] Lähetä enintään { $max } rivi kerralla
       *[other] Lähetä enintään { $max } riviä kerralla
    }
problem-not-a-code = Kirjoita neljä viiden kirjaimen tai numeron ryhmää, esimerkiksi 7KQ2M-X81TD-4HVPA-90CZE
problem-mistyped-code = Jokin kirjain tai numero on väärin. Vertaa koodia vielä kerran, myös 8 ja B, 5 ja S.
problem-not-a-document = Tämä ei ole se, minkä ohjelma on kirjoittanut, tai osa siitä puuttuu. Kopioi koko rivi tai tuo itse tiedosto.
problem-not-a-color = Kirjoita väri merkillä # ja kuudella numerolla tai kirjaimella, esimerkiksi #066588.
problem-not-a-domain = { $domain } ei ole verkkotunnus. Kirjoita se muodossa example.com.
problem-domain-not-granted = Ylläpitäjä ei salli viestejä verkkotunnuksesta { $domain }. Pyydä lupa tai jätä osoite tyhjäksi.
problem-not-a-picture = Tämä ei ole PNG- tai JPEG-kuva. Valitse toinen tiedosto.
problem-picture-too-large = Kuva on liian suuri. Käytä kuvaa, jonka sivu on enintään { $points } pistettä.
problem-file-too-large = Tiedosto on liian suuri. Käytä enintään { $megabytes } Mt:n tiedostoa.
problem-light-logo-first = Lisää ensin logo vaalealle pohjalle.

## Kirjautuminen ja oikeudet
refusal-invalid =
    { $count ->
        [one] Tiedoissa on { $count } virhe. Korjaa se ja yritä uudelleen.
       *[other] Tiedoissa on { $count } virhettä. Korjaa ne ja yritä uudelleen.
    }
refusal-not-logged-in = Jatka kirjautumalla sisään.
refusal-wrong-password = Sähköpostiosoite tai salasana on väärin. Tarkista molemmat ja yritä uudelleen.
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
refusal-changed-meanwhile = Joku muu ehti tallentaa ensin. Mitään ei muutettu; avaa tiedot uudelleen, niin näet uusimmat arvot.
refusal-idempotency-key-reused = Tätä pyyntöavainta käytettiin toiseen pyyntöön. Käytä uutta avainta.
refusal-idempotency-key-in-flight = Samaa pyyntöä käsitellään vielä. Odota vastausta.
refusal-purchase-code-unknown = Emme tunne tätä koodia. Tarkista 0 ja O sekä 1 ja I.
refusal-purchase-code-used = Tämä koodi on jo käytetty. Pyydä uusi siltä, jolta sait sen.
refusal-purchase-code-used-by = Tämän koodin on jo käyttänyt { $organization } { $day }.
refusal-purchase-code-expired = Tämän koodin olisi voinut syöttää { $day } asti. Pyydä uusi siltä, jolta sait sen.
refusal-purchase-code-cancelled = Tämän koodin tekijä on perunut sen.
refusal-purchase-code-of-another-plan = Tämä koodi kuuluu pakettiin { $plan }, { $edition }. Lisää se omana merkintänään.
refusal-purchase-code-of-another-term = Tämän koodin kausi on eri pituinen: { $months } kk, tässä merkinnässä { $held } kk. Lisää se omana merkintänään.
refusal-codes-shown = Tämän erän koodit on jo näytetty. Nyt tiedetään vain viimeiset ryhmät.
refusal-pending-exceeded = Vapaana on { $pending }, pyydettiin { $wanted }: { $missing } liikaa. Lisää koodi tai anna vähemmän.
refusal-units-in-use = Vapaana on { $free }, pyydettiin { $wanted }: { $missing } on käytössä. Vapauta ensin käyttäjiä tai ota vähemmän.
refusal-units-expired = Näiden yksiköiden kausi on päättynyt, ja ne on käytetty loppuun. Anna uusia tilalle.
refusal-units-from-codes = { $units } yksikköä versiosta { $edition } on ostokoodeista, joten { $quantity } on liian vähän. Ota yksiköt takaisin koodin sivulla.
refusal-holds-purchase-codes = Se on syöttänyt tai tehnyt ostokoodeja ({ $count }), joiden historia katoaisi. Sulje se sen sijaan.
refusal-managed-by-customer = Asiakas hallinnoi käyttäjiään itse. Muuta se asetuksissa tai anna asiakkaan lisätä heidät.
refusal-managed-by-partner = Kumppanisi hallinnoi yrityksesi käyttäjiä. Pyydä sitä lisäämään heidät.
refusal-nothing-selected = Valitse vähintään yksi rivi.
refusal-too-many-views = Tällä luettelolla on jo { $most } näkymää. Poista ensin jokin.
refusal-import-not-open = Se on juuri käynnissä, peruttu tai vielä kesken. Katso sitä uudelleen.
refusal-import-too-old = Siitä on yli vuorokausi, eikä sitä voi enää perua.
refusal-selection-changed = Katsoessasi { $seen }, nyt { $now }. Tarkista luettelo ja vahvista uudelleen.
refusal-too-many-selected = Haku osuu useampaan kuin kerralla voi käsitellä: enintään { $most }. Rajaa luetteloa ja tee työ osissa.
refusal-bulk-not-running = Tämä ei ole enää käynnissä. Mitään ei muutettu.
refusal-bulk-still-running = Tämä on vielä käynnissä. Pysäytä se ensin tai odota, kunnes se on valmis.
refusal-nothing-failed = Mikään ei epäonnistunut. Mitään ei muutettu.
refusal-bulk-not-undoable = Tätä ei voi kumota.
refusal-bulk-already-undone = Tämä on jo kumottu. Mitään ei muutettu.
refusal-bulk-undo-too-late = Tätä ei voi enää kumota: yli { $days } päivää on kulunut.
refusal-ends-later = Lisenssi on jo voimassa { $day } asti. Valitse myöhempi päivä.

## Organisaatiot ja ihmiset
refusal-role-above-own = Et voi antaa omaasi laajempaa roolia. Valitse toinen.
refusal-own-role = Et voi muuttaa omaa rooliasi. Pyydä toista pääkäyttäjää tekemään se.
refusal-last-admin = Tämä on viimeinen pääkäyttäjä. Tee ensin jostakusta toisesta pääkäyttäjä.
refusal-already-member = { $email } on jo jäsen. Muuta sen sijaan jäsenen roolia.
refusal-already-set-up = Tämä asennus on jo otettu käyttöön. Kirjaudu sisään.
refusal-customers-have-nothing-below = Asiakkaan alla ei voi olla organisaatioita. Valitse kumppani.
refusal-organization-in-use =
    { $below ->
        [one] Tämän alla on { $below } organisaatio. Siirrä tai poista se ensin.
       *[other] Tämän alla on { $below } organisaatiota. Siirrä tai poista ne ensin.
    }
refusal-account-names-clash =
    { $count ->
        [one] Tilin nimi { $names } on jo käytössä siellä, minne se siirtyisi. Vaihda se ensin.
       *[other] Nämä tilien nimet ovat jo käytössä siellä, minne ne siirtyisivät: { $names }. Vaihda ne ensin.
    }
refusal-already-disabled = Tämä on jo pois käytöstä. Mitään ei muutettu.
refusal-not-disabled = Tämä ei ole pois käytöstä. Mitään ei muutettu.
refusal-open-below = Sen alla on avoinna: kumppaneita { $partners }, asiakkaita { $customers }. Sulje, siirrä tai poista ne ensin käytöstä.
refusal-organization-closed = Tämä kumppani on suljettu lopullisesti. Valitse toinen.
refusal-organization-disabled = Tämä organisaatio tai ylempi on poissa käytöstä. Ota se ensin käyttöön tai yritä myöhemmin uudelleen.
refusal-move-into-itself = Se ei voi olla itsensä eikä oman alaisensa alla. Valitse toinen paikka.
refusal-already-there = Se on jo siellä. Mitään ei muutettu.
refusal-access-stopped = { $organization } on toistaiseksi pois käytöstä, joten et voi toimia täällä. Mitään ei katoa; ylempi organisaatio voi ottaa sen käyttöön.
refusal-no-organization = Et enää kuulu mihinkään organisaatioon täällä: jäsenyytesi päättyi tai kumppani suljettiin. Pyydä uusi kutsu.

## Lisenssit ja käyttäjät
refusal-licenses-in-use =
    { $count ->
        [one] { $count } lisenssi on vielä käytössä: { $numbers }. Poista ensin sen käyttäjät.
       *[other] { $count } lisenssiä on vielä käytössä: { $numbers }. Poista ensin niiden käyttäjät.
    }
refusal-product-in-use =
    { $licenses ->
        [one] { $licenses } lisenssi käyttää tätä tuotetta, joten tuote säilyy.
       *[other] { $licenses } lisenssiä käyttää tätä tuotetta, joten tuote säilyy.
    }
refusal-signing-key-coming = Aiemmin tehty avain odottaa vielä päiväänsä. Luovu siitä ensin tai odota.
refusal-last-signing-key = Ilman tätä avainta mitään ei voisi allekirjoittaa. Tee ensin toinen.
refusal-edition-in-use = Ohjelmatyyppi { $edition } on käytössä lisensseissä, joten sitä ei voi poistaa.
refusal-plan-not-offered = Tätä palvelupakettia ei enää tarjota. Valitse toinen.
refusal-plan-sale-ended = Tämän palvelupaketin myynti päättyi { $day }. Valitse toinen.
refusal-plan-life-ended = Tämä palvelupaketti päättyi { $day }. Sillä ei enää luoda, uusita, jatketa eikä kasvateta lisenssejä.
refusal-plan-locked = Tämän palvelupaketin ehdot ovat muuttuneet. Kunnes kumppani hyväksyy ne, pakettia ei myydä eikä sen lisenssejä muuteta.
refusal-trial-not-changed = Kokeilu säilyttää palvelupakettinsa yksiköt ja päivät. Jatka kokeilua tai muuta se ostetuksi lisenssiksi.
refusal-licenses-overlap = Saman tuotteen lisenssejä menee päällekkäin: { $numbers }. Valitse, mitä kullekin tehdään.
refusal-replaced-not-begun = Lisenssi { $number } alkaa { $day }, joten sitä ei voi korvata siitä tai aiemmasta päivästä. Valitse myöhempi päivä tai pidä molemmat rinnakkain.
refusal-replacement-not-in-force = Vain voimaan tuleva lisenssi korvaa toisen. Valitse ”Voimaan heti” tai pidä molemmat rinnakkain.
refusal-nothing-to-convert = Lisenssistä { $number } ei ole jäljellä edes yhtä päivää uuteen. Korvaa se tai pidä molemmat rinnakkain.
refusal-seats-exceed-replacement = Siirtyviä { $edition }-käyttäjiä on { $assigned }, uudessa lisenssissä on tilaa { $quantity }: { $missing } puuttuu. Lisää yksiköitä tai pidä molemmat rinnakkain.
refusal-devices-exceed-plan = Käyttäjiä, joilla on enemmän laitteita kuin palvelupaketti sallii ({ $most }): { $seats }. Vapauta ensin laitteita.
refusal-quantity-below-assigned = { $edition }: käytössä { $assigned }, joten kokonaismäärä ei voi olla { $quantity }. Poista ensin { $missing }.
refusal-seats-exhausted = { $edition }: tarvitaan { $wanted }, vapaana { $free }. Lisää lisenssiin { $missing }.
refusal-username-taken = Käyttäjätunnus { $username } on jo käytössä tällä asiakkaalla. Valitse toinen.
refusal-seat-removed = Tämä käyttäjä on poistettu. Lisää käyttäjä uudelleen, jos haluat jatkaa.
refusal-seat-installed = Käyttäjällä { $username } on asennettu laite. Vapauta laite ensin.
refusal-already-suspended = Lisenssi on jo keskeytetty. Mitään ei muutettu.
refusal-not-suspended = Lisenssiä ei ole keskeytetty. Mitään ei muutettu.
refusal-already-revoked = Lisenssi on jo mitätöity. Mitään ei muutettu.
refusal-not-a-trial = Tämä ei ole kokeilulisenssi. Valitse kokeilulisenssi.
refusal-trial-extensions-used = Kokeilua on jatkettu niin monta kertaa kuin palvelupaketti sallii. Muuta se ostetuksi lisenssiksi.
refusal-not-a-trial-client = Vain kokeilussa olevan laitteen voi yhdistää, ja vain lisenssiin, joka ei ole kokeilu.
refusal-edition-not-on-license = Lisenssissä ei ole ohjelmatyyppiä { $edition }. Lisää se ensin tai valitse toinen lisenssi.
refusal-address-missing = Yhdelläkään valitulla käyttäjällä ei ole sähköpostiosoitetta. Lisää osoite ensin.
refusal-already-queued = Kaikki valitut kutsut ovat jo lähdössä. Odota, että ne on lähetetty.
refusal-message-already-sent = Viesti on jo lähetetty. Sitä ei voi enää pysäyttää.
refusal-message-out-of-date = Viestin linkki on vanhentunut. Lähetä uusi viesti sieltä, mistä se lähti.

## Aktivointi
refusal-wrong-activation-code = Aktivointikoodi on väärin. Vertaa jokaista merkkiä kutsuusi.
refusal-wrong-username = Tällaista käyttäjätunnusta ei ole. Kopioi se kutsustasi tai kysy pääkäyttäjältäsi.
refusal-no-seat-free = Lisenssin kaikki käyttäjälisenssit ovat käytössä. Pyydä pääkäyttäjältäsi vapaata.
refusal-move-budget-spent = Olet siirtänyt ohjelman toiselle laitteelle niin monta kertaa kuin lisenssi sallii. Seuraava siirto on mahdollinen { $day }; pääkäyttäjäsi voi sallia sen aiemmin.
refusal-device-moves-excluded = Tämä lisenssi pysyy sillä laitteella, jolla se aktivoitiin. Pääkäyttäjäsi voi siirtää sen.
refusal-wrong-deployment-key = Asennusavain on väärä. Pyydä oikea siltä, jolta sait sen.
refusal-deployment-key-revoked = Asennusavain on mitätöity. Pyydä uusi.
refusal-deployment-key-replaced = Asennusavain on vaihdettu uuteen. Pyydä uusi avain.
refusal-deployment-key-expired = Asennusavain oli voimassa { $day } asti. Pyydä uusi.
refusal-deployment-key-used-up = Asennusavain on päästänyt sisään niin monta laitetta kuin saa. Pyydä nostamaan sen rajaa.
refusal-deployment-key-elsewhere = Asennusavain ei päästä sisään tämän verkon laitteita.
refusal-license-draft = Lisenssi ei ole vielä valmis. Kysy pääkäyttäjältäsi, milloin se on.
refusal-license-revoked = Lisenssi on mitätöity. Pyydä pääkäyttäjältäsi uusi.
refusal-customer-disabled = Asiakas on poistettu käytöstä. Pyydä lisenssin myyjää ottamaan se käyttöön.
refusal-license-suspended = Lisenssi on keskeytetty. Kysy syytä pääkäyttäjältäsi.
refusal-payment-awaited = Lisenssi odottaa maksua. Se toimii heti, kun maksu on saapunut.
refusal-license-not-yet-valid = Lisenssi on voimassa { $day } alkaen. Yritä uudelleen silloin.
refusal-license-expired = Lisenssin voimassaolo päättyi { $day }. Pyydä pääkäyttäjääsi uusimaan se.
refusal-device-token-refused = Tätä laitetta ei enää tunneta. Aktivoi se uudelleen.
refusal-installation-released = Tämä asennus on vapautettu. Aktivoi se uudelleen.
refusal-installation-silenced = Laitteesta ei kuultu pitkään aikaan, joten sen paikka vapautettiin { $day }, ja se on nyt toisella laitteella. Aktivoi uudelleen.
refusal-not-silent = Laitteesta on kuultu äskettäin, tai se toimii toistaiseksi lisenssitiedostolla.
refusal-works-offline = Laite toimii lisenssitiedostolla { $day } asti, eikä tiedostoa voi perua. Palauta paikka laitteen ohjelmassa ja toimita sen kuitti, tai pyydä lisenssin myyjää vapauttamaan se.
refusal-not-silenced = Laitteen paikkaa ei vapautettu hiljaisuuden vuoksi, tai siitä on liian kauan.

## Otsikot: millainen ei
kind-unauthenticated = Et ole kirjautunut
kind-forbidden = Ei sallittu
kind-not-found = Ei löydy
kind-invalid = Tiedoissa on korjattavaa
kind-conflict = Ei onnistu tässä tilanteessa
kind-throttled = Liian monta yritystä
kind-unavailable = Ei juuri nyt käytettävissä
kind-failed = Meillä meni jotain rikki

refusal-not-json = Runko ei ole JSONia. Lähetä se otsakkeella Content-Type: application/json.
refusal-malformed-json = Runko ei ole kelvollista JSONia. Tarkista se ja lähetä uudelleen.
refusal-method-not-allowed = Tämä osoite ei ota vastaan tätä metodia.
refusal-too-large = Pyyntö on liian suuri. Lähetä kerralla vähemmän.

## Invoices and payments
refusal-no-issuer = Laskutustietoja ei ole täytetty. Täytä ne kohdassa Laskut, Hinnat ja tiedot.
refusal-price-missing = Palvelupaketin { $plan } tuotteella { $edition } ei ole hintaa valuutassa { $currency }, joten sitä ei voi tilata. Aseta ensin hinta.
refusal-license-not-renewable = Lisenssiä { $number } ei voi uusia eikä siihen voi lisätä: se on päättynyt, kokeilu tai odottaa omaa maksuaan.
refusal-price-changed = Hinta on muuttunut sen jälkeen, kun se näytettiin: nyt se on { $now }. Katso summa uudelleen ennen tilaamista.
refusal-already-renewed = Lisenssi { $number } on jo uusittu: { $invoice }. Peru se tilaus tai hyvitä sen lasku kokonaan ennen uutta tilausta.
refusal-invoice-not-draft = Tämä tilaus on jo laskutettu tai peruttu. Avaa lasku, niin näet tilanteen.
refusal-invoice-not-issued = Vain lähetetylle laskulle voi kirjata maksun tai hyvityksen.
refusal-invoice-unknown = Laskua { $number } ei ole täällä. Tarkista numero tai viite.
refusal-payment-reference-used = Viite { $reference } kuuluu toiselle maksulle. Tarkista, onko maksu jo kirjattu, tai käytä tämän maksun viitettä.
refusal-payment-reversed = Tämä maksu on jo peruttu.
refusal-nothing-to-credit = Tämä lasku on jo hyvitetty kokonaan.
refusal-invoices-open =
    { $count ->
        [one] Yksi tilaus tai avoin lasku nimeää laskuttajan, joka ei enää olisi yläpuolella: { $invoices }. Se on ensin maksettava, hyvitettävä tai peruttava.
       *[other] { $count } tilausta ja avointa laskua nimeää laskuttajan, joka ei enää olisi yläpuolella: { $invoices }. Ne on ensin maksettava, hyvitettävä tai peruttava.
    }
refusal-invoices-kept =
    { $count ->
        [one] Asiakkaalla on { $count } lähetetty lasku, joka säilyy kirjanpidossa. Poista asiakas käytöstä sen sijaan.
       *[other] Asiakkaalla on { $count } lähetettyä laskua, jotka säilyvät kirjanpidossa. Poista asiakas käytöstä sen sijaan.
    }
problem-not-an-account = Tämä ei ole oikea IBAN: merkki puuttuu, on liikaa tai on väärin
problem-not-rates = Kirjoita prosentit välilyönnein, esimerkiksi 25,5 14 0
problem-not-an-amount = Anna summa, esimerkiksi 1 234,50
problem-amount-above = Anna enintään { $most }
problem-other-currency = Laskun valuutta on { $currency }
problem-series-alike = Sen numerot voisi sekoittaa sarjan { $series } numeroihin. Valitse sarja, jonka kirjaimet eroavat.
problem-statement-unreadable = Tätä tiliotetta ei voi lukea: käytä camt.053-tiedostoa tai CSV:tä, jonka ensimmäinen rivi nimeää sarakkeet
problem-currency-unknown = Rivin { $row } valuuttaa ei tunneta: ”{ $currency }”. Kirjoita se kolmella kirjaimella, esimerkiksi EUR
## Henkilöihin liitetyt
refusal-seat-bound = Tämä lisenssi on liitetty osoitteeseen { $email }. Irrota se ensin.
refusal-not-bound = Tähän lisenssiin ei ole enää liitetty ketään. Lataa luettelo uudelleen.
refusal-already-bound = Osoitteella { $email } on jo tällainen lisenssi.
refusal-undo-too-late = Tätä ei voi enää perua: on kulunut yli vartti, tai lisenssillä on jo toinen käyttäjä. Liitä henkilöt uudelleen.
refusal-seat-unbound = Yrityksesi pääkäyttäjä on irrottanut lisenssisi. Pyydä häneltä uutta.
refusal-holder-not-registered = Tämä lisenssi odottaa rekisteröitymistäsi. Rekisteröidy osoitteella, jolle se on varattu, ja yritä uudelleen.
refusal-already-asked = Olet jo pyytänyt tätä. Odota vastausta tai peru pyyntö.
refusal-already-answered = Tähän pyyntöön on jo vastattu. Lataa luettelo uudelleen.
problem-nobody-named = Tällä lisenssillä ei ole käyttäjää { $name }
refusal-already-planned = Sama on jo suunniteltu päivälle { $day }. Muuta sitä suunnitelmaa.
refusal-planned-change-over = Tämä on jo tehty tai peruttu. Suunnittele se uudelleen.
refusal-planner-may-not = Suunnittelijalla ei enää ole oikeutta tehdä tätä. Suunnittele se uudelleen omissa nimissäsi.
refusal-too-many-planned = Yhdelle asiakkaalle voi olla suunniteltuna enintään { $most } muutosta kerrallaan.
refusal-not-undoable = Tätä ei voi kumota: se on muunlainen tai yli kolmekymmentä päivää vanha.
refusal-undo-moved-on = Se on muuttunut sen jälkeen, joten mitään ei kumottu. Katso, millainen se on nyt.
