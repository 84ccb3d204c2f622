# Matkalla olevat viestit ja API-tunnisteet.

outbox-text = Kaikki lähtevät viestit ja mitä sähköpostipalvelin vastasi.
outbox-all = Kaikki
outbox-search = Hae osoitteita
outbox-kind = Viestin laji
outbox-every-kind = Kaikki lajit
outbox-none = Ei viestejä vielä
outbox-none-text = Kutsut ja ilmoitukset näkyvät täällä.
outbox-recipient = Vastaanottaja
outbox-organization = Organisaatio
outbox-state = Tila
outbox-when = Aika
outbox-attempts = Yritykset
outbox-answer = Palvelimen vastaus
outbox-accepted = palvelin hyväksyi
outbox-next = seuraava yritys
outbox-created = luotu
outbox-do-now = Lähetä nyt
outbox-do-cancel = Peru viesti
outbox-do-again = Lähetä uudelleen
outbox-sent-now = Viesti lähtee nyt
outbox-cancelled = Viesti on peruttu
outbox-again = Viesti on taas jonossa
outbox-waiting = Odottavat
outbox-tabs = Viestit tilan mukaan
outbox-everywhere = Kaikki organisaatiot
outbox-from = Alkaen
outbox-to = asti
outbox-test = Koe: { $kind }
outbox-attempts-n =
    { $n ->
        [one] { $n } yrityksen jälkeen
       *[other] { $n } yrityksen jälkeen
    }
outbox-goes-out = lähtee
outbox-opened = avattu
outbox-do-move = Muuta aikaa
outbox-do-cancel-many = Peru viestit
outbox-moved = Aika on muutettu
outbox-letter = Viesti
outbox-letter-text = Tällaisena vastaanottaja sen saa. Koodi ja linkki on piilotettu.
outbox-letter-sent = Tällaisena se kirjoitettaisiin tänään. Koodi ja linkki on piilotettu.
outbox-no-letter = Ei ole mitään kirjoitettavaa.
outbox-show-code = Näytä koodin kanssa
outbox-plain = Pelkkä teksti
outbox-facts = Tiedot
outbox-language = Kieli
outbox-there = { $at } ({ $zone })
outbox-user = Avaa käyttäjä
outbox-subject = Aihe
outbox-sender = Lähettäjä
outbox-reply = Vastaukset
outbox-day = Päivä
outbox-time = Kellonaika
outbox-history = Historia
outbox-no-attempts = Ei vielä yritetty.
outbox-attempt-accepted = Sähköpostipalvelin otti viestin vastaan
outbox-attempt-put-off = Sähköpostipalvelin pyysi yrittämään myöhemmin
outbox-attempt-refused = Sähköpostipalvelin hylkäsi viestin
outbox-attempt-unknown = Yhteys katkesi ennen vastausta
outbox-fell-back = Omaa tekstiäsi ei voitu täyttää. Viesti lähti vakiotekstillä.
outbox-many-send-now =
    { $n ->
        [one] Lähetä { $n } viesti heti
       *[other] Lähetä { $n } viestiä heti
    }
outbox-many-move =
    { $n ->
        [one] Muuta { $n } viestin aikaa
       *[other] Muuta { $n } viestin aikaa
    }
outbox-many-cancel =
    { $n ->
        [one] Peru { $n } viesti
       *[other] Peru { $n } viestiä
    }
outbox-many-resend =
    { $n ->
        [one] Lähetä { $n } viesti uudelleen
       *[other] Lähetä { $n } viestiä uudelleen
    }
outbox-many-none = Se ei koske yhtäkään valitsemistasi viesteistä.
outbox-many-applies = Se koskee näitä:
outbox-many-stays = Nämä jäävät ennalleen:
outbox-many-more =
    { $n ->
        [one] ja { $n } muu
       *[other] ja { $n } muuta
    }
outbox-many-done =
    { $n ->
        [one] { $n } viesti muutettu, ennalleen jäi { $left }
       *[other] { $n } viestiä muutettu, ennalleen jäi { $left }
    }

tokens-text = Ohjelmat toimivat niillä tämän ja alempien organisaatioiden puolesta.
tokens-new = Uusi API-tunniste
tokens-new-text = Organisaatiolle { $organization } ja kaikille sen alla.
tokens-none = Ei tunnisteita vielä
tokens-none-text = Tee jokaiselle ohjelmalle oma tunniste.
tokens-name = Nimi
tokens-name-hint = Mikä sitä käyttää, esimerkiksi laskutus
tokens-role = Rooli
tokens-state = Tila
tokens-live = Voimassa
tokens-revoked = Peruttu
tokens-expired = Vanhentunut
tokens-expires = Voimassa asti
tokens-used = Viimeksi käytetty
tokens-days = Päiviä
tokens-days-hint = 1–365
tokens-once = Tunniste näytetään kerran.
tokens-do = Tee tunniste
tokens-made = Tunniste on tehty
tokens-copy-now = Kopioi se nyt
tokens-copy-now-text = Siitä säilytetään vain sormenjälki. Kukaan ei voi näyttää tunnistetta uudelleen.
tokens-secret = Tunniste
tokens-copy = Kopioi tunniste
tokens-try = Kokeile
tokens-copy-command = Kopioi komento
tokens-kept = Olen kopioinut sen
tokens-revoke = Peru tunniste
tokens-revoke-text = Sitä käyttävät ohjelmat torjutaan heti. Tätä ei voi kumota.
tokens-revoke-done = Tunniste on peruttu
