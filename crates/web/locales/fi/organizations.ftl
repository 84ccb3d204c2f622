# Kumppanit, niiden tiedot ja henkilöstö.

organizations-text = Sinä ja kumppanit allasi. Asiakkailla on oma luettelonsa.
organizations-new = Uusi kumppani
organizations-new-text = Organisaation { $parent } alle.
organizations-new-below = Uusi kumppani tämän alle
organizations-create = Luo kumppani
organizations-created = Kumppani on luotu. Kutsu seuraavaksi sen henkilöstö.
organizations-name = Nimi
organizations-type = Tyyppi
organizations-own = Toimit tässä organisaatiossa
organizations-work-as = Toimi tässä organisaatiossa
organizations-details = Toimittajan tiedot
organizations-details-hint = Asiakkaat ja alemmat kumppanit näkevät tämän nimen. Uusien asiakkaiden oletuksina ovat tämä kieli ja aikavyöhyke.
organizations-support = Tuen yhteystiedot
organizations-support-hint = Näkyy jokaisessa viestissä käyttäjillesi.
organizations-support-email = Tuen sähköposti
organizations-support-phone = Tuen puhelin
organizations-read-only = Näet nämä tiedot, mutta et voi muuttaa niitä
organizations-saved = Tiedot on tallennettu
organizations-delete = Poista kumppani
organizations-delete-title = Poista { $name }
organizations-delete-text = Sen henkilöstö menettää pääsynsä ja API-tunnisteet lakkaavat. Tätä ei voi kumota. Poisto ei onnistu, jos sen alla on asiakkaita, kumppaneita tai tuotteita.
organizations-deleted = Kumppani on poistettu
organizations-staff = Henkilöstö

staff-invite = Kutsu henkilöstöä
staff-invite-hint = He saavat viestin, jonka linkki toimii kolme päivää.
staff-invite-do = Lähetä kutsu
staff-language = Viestin kieli
staff-ceiling = Rooli on voimassa täällä ja kaikissa alemmissa organisaatioissa. Kukaan ei voi antaa omaansa laajempaa roolia.
staff-invited = Kutsu osoitteeseen { $email } on matkalla
staff-none = Ei vielä omaa henkilöstöä
staff-none-text = Myös ylempien organisaatioiden henkilöstö voi toimia täällä.
staff-seen = Viimeksi nähty
staff-you = sinä
staff-role-change = Vaihda rooli
staff-role-changed = Rooli on vaihdettu
staff-remove = Poista henkilöstöstä
staff-remove-text = Henkilö menettää heti oikeutensa: { $organization } ja kaikki sen alla. Hänen siellä tekemänsä API-tunnisteet lakkaavat.
staff-removed = Henkilö on poistettu
staff-pending = Kutsuttu, ei vielä liittynyt
staff-withdraw = Peru
staff-withdraw-this = Peru: { $email }
staff-withdrawn = Kutsu on peruttu
staff-pending-waits = Lasketaan viestin lähettämisestä

## Käytöstä poisto, käyttöönotto, sulkeminen
organizations-standing = Siirto, käytöstä poisto, sulkeminen
organizations-move = Siirrä…
organizations-move-hint = Toisen organisaation alle kaikkine asiakkaineen ja kumppaneineen.
organizations-disable = Poista käytöstä…
organizations-disable-hint = Pysäyttää sen ja kaiken sen alla, kunnes otat sen taas käyttöön.
organizations-enable = Ota käyttöön…
organizations-enable-hint = Palauttaa kaiken ennalleen.
organizations-close = Sulje…
organizations-close-hint = Päättää suhteen lopullisesti. Tiedot ja historia säilyvät.
organizations-delete-hint = Vain kumppanille, jonka alla ei ole mitään.
organizations-closed = Suljettu
organizations-stopped-above = Pois käytöstä ylempää
organizations-closed-since = Suljettu lopullisesti { $when }.
organizations-stopped-by = { $name } on pois käytöstä, samoin kaikki sen alla: aktivointi, ilmoittautuminen, kirjautuminen ja viestit odottavat, kunnes se otetaan taas käyttöön.
organizations-disable-title = Poistetaanko { $name } käytöstä?
organizations-disable-text = Heti, kunnes otat kumppanin taas käyttöön, mikään ei toimi siinä eikä sen alla. Katkeaa:
organizations-disable-back = Mitään ei katoa. Käyttöönotto palauttaa kaiken ennalleen; erikseen käytöstä poistettu pysyy poissa käytöstä.
organizations-disable-verb = Poista kumppani käytöstä
organizations-disabled-note = Kumppani on poissa käytöstä
organizations-enable-title = Otetaanko { $name } käyttöön?
organizations-enable-text = Aktivointi, ilmoittautuminen, kirjautuminen ja API-tunnisteet toimivat heti, ja pidätetyt viestit lähtevät. Erikseen käytöstä poistettu pysyy poissa käytöstä.
organizations-enable-above = Myös ylempi organisaatio on poissa käytöstä: mikään ei toimi ennen kuin sekin otetaan käyttöön.
organizations-enable-verb = Ota kumppani käyttöön
organizations-enabled-note = Kumppani on käytössä
organizations-close-title = Suljetaanko { $name } lopullisesti?
organizations-close-text = Suhde päättyy, eikä sitä enää avata. Sulkeminen ei onnistu, kun sen alla on avoimia asiakkaita tai kumppaneita. Päättyy:
organizations-close-stays = Sen tiedot ja historia säilyvät, merkittyinä suljetuiksi.
organizations-close-verb = Sulje kumppani
organizations-closed-note = Kumppani on suljettu

## Keneltä yhteys katkeaa
cut-off-nobody = Siellä ei nyt toimi kukaan.
cut-off-customers =
    { $n ->
        [one] { $n } asiakas
       *[other] { $n } asiakasta
    }
cut-off-stopped =
    { $n ->
        [one] Lisäksi { $n } asiakas on jo poissa käytöstä
       *[other] Lisäksi { $n } asiakasta on jo poissa käytöstä
    }
cut-off-partners =
    { $n ->
        [one] { $n } alempi kumppani
       *[other] { $n } alempaa kumppania
    }
cut-off-users =
    { $n ->
        [one] { $n } käyttäjä ei voi enää aktivoida ohjelmaa
       *[other] { $n } käyttäjää ei voi enää aktivoida ohjelmaa
    }
cut-off-installations =
    { $n ->
        [one] { $n } asennettu ohjelma saa tiedon, että asiakas on poissa käytöstä
       *[other] { $n } asennettua ohjelmaa saa tiedon, että asiakas on poissa käytöstä
    }
cut-off-mails =
    { $n ->
        [one] { $n } odottava viesti pidätetään
       *[other] { $n } odottavaa viestiä pidätetään
    }
cut-off-staff =
    { $n ->
        [one] { $n } henkilöstön jäsen ei voi enää toimia siellä
       *[other] { $n } henkilöstön jäsentä ei voi enää toimia siellä
    }
cut-off-tokens =
    { $n ->
        [one] { $n } API-tunniste hylätään
       *[other] { $n } API-tunnistetta hylätään
    }
cut-off-invitations =
    { $n ->
        [one] { $n } henkilöstökutsua ei voi hyväksyä
       *[other] { $n } henkilöstökutsua ei voi hyväksyä
    }
cut-off-names = Muun muassa:
cut-off-more =
    { $n ->
        [one] ja { $n } muu
       *[other] ja { $n } muuta
    }
close-memberships =
    { $n ->
        [one] { $n } henkilöstön jäsenyys
       *[other] { $n } henkilöstön jäsenyyttä
    }

## Siirtäminen
move-title = Siirrä { $name }
move-text = Uusi haara näkee heti kaiken, myös historian; vanha ei näe siitä enää mitään. Lisenssit, käyttäjät ja asennukset pysyvät ennallaan. Mukana siirtyy ja päättyy:
move-partners =
    { $n ->
        [one] { $n } kumppani siirtyy mukana
       *[other] { $n } kumppania siirtyy mukana
    }
move-customers =
    { $n ->
        [one] { $n } asiakas siirtyy mukana
       *[other] { $n } asiakasta siirtyy mukana
    }
move-logins =
    { $n ->
        [one] { $n } jäsenten kirjautumisistunto päättyy; he kirjautuvat uudelleen
       *[other] { $n } jäsenten kirjautumisistuntoa päättyy; he kirjautuvat uudelleen
    }
move-tokens =
    { $n ->
        [one] { $n } API-tunniste lakkaa lopullisesti
       *[other] { $n } API-tunnistetta lakkaa lopullisesti
    }
move-invitations =
    { $n ->
        [one] { $n } henkilöstökutsu perutaan
       *[other] { $n } henkilöstökutsua perutaan
    }
move-parent = Uusi paikka
move-parent-hint = Minkä organisaation alla se on tästä lähtien. Hae, jos sitä ei ole luettelossa.
move-choose = Valitse organisaatio
move-nowhere = Ulottuvillasi ei ole sille muuta paikkaa.
move-verb = Siirrä
move-done = Siirretty

## Kumppanityypit
partner-types-title = Kumppanityypit
partner-types-text = Mitä kunkin tyypin kumppanit saavat tehdä itsessään ja alempana. Roolit rajaavat lisää: katselija vain katsoo.
partner-types-laws = Kahta asiaa mikään tyyppi ei muuta: jäsen näkee aina paikkansa, sen henkilöstön ja asiakkaat, eikä kukaan kajoa oman kumppaninsa sopimukseen.
partner-types-read-only = Vain operaattorin pääkäyttäjät muuttavat tätä
partner-types-action = Oikeus
partner-types-always = Aina
partner-types-allowed = { $action }: { $type }
partner-types-default-yes = Muutettu; yleensä sallittu
partner-types-default-no = Muutettu; yleensä ei sallittu
partner-types-save = Tallenna oikeudet
partner-types-saved = Oikeudet on tallennettu ja ne ovat voimassa heti
partner-types-reset = Palauta oletukset: { $type }
partner-types-changed = Poikkeaa oletuksesta: { $type }
