# Notices that a license ends.
notices-heading = Ilmoitukset päättymisestä
notices-next = Vielä lähtevät
notices-none = Näillä näkymin ilmoituksia ei enää lähde.
notices-off = Tämän lisenssin ilmoitukset ovat pois päältä.
notices-before =
    { $days ->
        [one] { $days } päivä ennen
       *[other] { $days } päivää ennen
    }
notices-last = Viimeisenä päivänä
notices-after =
    { $days ->
        [one] { $days } päivä jälkeen
       *[other] { $days } päivää jälkeen
    }
notices-to = Kenelle: { $emails }
notices-to-nobody = Kenelläkään ei ole osoitetta. Lisää asiakkaalle yhteyshenkilö tai myyjälle tuen sähköposti.
notices-at = Yhdeksältä aamulla asiakkaan aikaa. Mikään ei lähde, kun lisenssillä on toinen päättymispäivä.
notices-gone = Lähteneet
notices-mail = Katso viesti osoitteeseen { $email }
notices-switch-off = Ota pois päältä
notices-switch-on = Ota käyttöön
notices-switched-off = Tämän lisenssin ilmoitukset on otettu pois päältä
notices-switched-on = Tämän lisenssin ilmoitukset on otettu käyttöön
