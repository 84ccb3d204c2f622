# What is planned for days to come.
nav-calendar = Kalenteri
customers-tab-planned = Suunniteltu
calendar-lead = Mitä on suunniteltu, mitkä lisenssit päättyvät ja mitkä ilmoitukset lähtevät.
calendar-months = Kuukaudet
calendar-previous = Edellinen kuukausi
calendar-next = Seuraava kuukausi
calendar-today = Tänään
calendar-nothing = Tälle kuulle ei osu mitään.
calendar-more = Suunnitelmia on enemmän kuin tähän mahtuu. Alla olevassa tiedostossa ovat kaikki.
calendar-ends =
    { $n ->
        [one] { $n } lisenssi päättyy
       *[other] { $n } lisenssiä päättyy
    }
calendar-notices =
    { $n ->
        [one] { $n } ilmoitus lähtee
       *[other] { $n } ilmoitusta lähtee
    }
calendar-weekday-1 = ma
calendar-weekday-2 = ti
calendar-weekday-3 = ke
calendar-weekday-4 = to
calendar-weekday-5 = pe
calendar-weekday-6 = la
calendar-weekday-7 = su
planned-title = { $name }: suunnitellut muutokset
planned-heading = Suunnitellut muutokset
planned-lead = Kukin tehdään, kun sen päivä alkaa aikavyöhykkeellä { $zone }, suunnittelijan nimissä.
planned-none = Mitään ei ole suunniteltu
planned-none-text = Nosta yksiköitä kuun ensimmäisenä, vähennä niitä kauden päättyessä tai poista asiakas käytöstä sovittuna päivänä.
planned-new = Suunnittele muutos
planned-what = Mitä muutetaan
planned-what-choose = Valitse
planned-choose-units = { $edition }: uusi kokonaismäärä, nyt { $n }
planned-of-license = { $plan } ({ $number }): { $what }
planned-quantity = Uusi kokonaismäärä
planned-quantity-hint = Vain yksiköille. Uusi kokonaismäärä, ei erotus.
planned-when = Milloin
planned-when-day = Tiettynä päivänä
planned-when-term-end = Lisenssikauden päättymistä seuraavana päivänä
planned-day = Päivä
planned-day-hint = Huomisesta alkaen, enintään viiden vuoden päähän.
planned-reason = Syy
planned-reason-hint = Tarvitaan lisenssin keskeyttämiseen.
planned-rule = Jos yksiköitä on sinä päivänä käytössä enemmän kuin uusi kokonaismäärä, mitään ei muuteta ja saat siitä tiedon.
planned-plan = Suunnittele muutos
planned-save = Tallenna muutos
planned-cancel = Peru muutos
planned-lay-aside = Siirrä sivuun
planned-made = Muutos on suunniteltu
planned-saved = Suunnitelma on tallennettu
planned-cancelled = Suunniteltu muutos on peruttu
planned-restored = Muutos on taas suunniteltu
planned-by = suunnitteli { $name }, { $date }
planned-was-done = Tehty { $date }.
planned-was-refused = Yritetty { $date }.
planned-was-cancelled = Perui { $name }, { $date }.
planned-was-open = Avoinna { $date } alkaen.
planned-refused = Ei voitu tehdä
planned-refused-text = Aseta toinen päivä tai määrä tai siirrä sivuun.
planned-deed-units =
    { $n ->
        [one] { $edition }: { $n } yksikkö
       *[other] { $edition }: { $n } yksikköä
    }
planned-deed-suspend = Keskeytä lisenssi
planned-deed-resume = Jatka lisenssiä
planned-deed-revoke = Päätä lisenssi lopullisesti
planned-deed-disable = Poista asiakas käytöstä
planned-deed-enable = Ota asiakas käyttöön
planned-what-units = Yksiköiden määrä
planned-what-suspend = Keskeytä lisenssi
planned-what-resume = Jatka lisenssiä
planned-what-revoke = Päätä lisenssi lopullisesti
planned-what-disable = Poista asiakas käytöstä
planned-what-enable = Ota asiakas käyttöön
planned-state-open = Suunniteltu
planned-state-done = Tehty
planned-state-refused = Ei tehty
planned-state-cancelled = Peruttu
planned-caution-below-use =
    { $missing ->
        [one] { $assigned } on nyt käytössä: ellei yhtä vapauteta sitä ennen, mitään ei muutu.
       *[other] { $assigned } on nyt käytössä: ellei { $missing } vapauteta sitä ennen, mitään ei muutu.
    }
planned-caution-also-planned = Tälle lisenssille on suunniteltu myös: { $n }, { $day }.
planned-caution-nothing-changes = Kokonaismäärä on silloin muutenkin tämä.
planned-caution-after-end = Lisenssi päättyy sitä ennen, { $day }.
planned-caution-over-before = Sitä ennen: { $deed }, { $day }.
planned-license-heading = Suunnitellut muutokset
planned-license-none = Tälle lisenssille ei ole suunniteltu mitään.
overview-planned-refused =
    { $n ->
        [one] { $n } suunniteltua muutosta ei voitu tehdä
       *[other] { $n } suunniteltua muutosta ei voitu tehdä
    }
overview-planned-refused-do = Katso
timeline-title = Tapahtumat: { $name }
timeline-lead = Mitä tälle on tapahtunut ja kenen tekemänä.
timeline-none = Tästä ei ole vielä kerrottavaa.
timeline-open = Tapahtumat
trail-undo = Kumoa
trail-undone = Se on kumottu
