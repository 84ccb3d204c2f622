# Working in bulk: the bar over a list, the page before it is done, the run.

bulk-do-disable-customers =
    { $n ->
        [one] Poista { $n } asiakas käytöstä
       *[other] Poista { $n } asiakasta käytöstä
    }
bulk-do-enable-customers =
    { $n ->
        [one] Ota { $n } asiakas käyttöön
       *[other] Ota { $n } asiakasta käyttöön
    }
bulk-do-extend-customers =
    { $n ->
        [one] Jatka { $n } asiakkaan lisenssiä
       *[other] Jatka { $n } asiakkaiden lisenssiä
    }
bulk-do-extend-licenses =
    { $n ->
        [one] Jatka { $n } lisenssin voimassaoloa
       *[other] Jatka { $n } lisenssin voimassaoloa
    }
bulk-do-suspend-licenses =
    { $n ->
        [one] Keskeytä { $n } lisenssi
       *[other] Keskeytä { $n } lisenssiä
    }
bulk-do-resume-licenses =
    { $n ->
        [one] Palauta { $n } lisenssi voimaan
       *[other] Palauta { $n } lisenssiä voimaan
    }
bulk-do-add-units =
    { $n ->
        [one] Lisää yksiköitä { $n } lisenssiin
       *[other] Lisää yksiköitä { $n } lisenssiin
    }
bulk-do-send-invitations =
    { $n ->
        [one] Lähetä { $n } kutsu
       *[other] Lähetä { $n } kutsua
    }
bulk-do-remove-users =
    { $n ->
        [one] Poista { $n } käyttäjä
       *[other] Poista { $n } käyttäjää
    }
bulk-do-release-devices =
    { $n ->
        [one] Vapauta { $n } laite
       *[other] Vapauta { $n } laitetta
    }

bulk-action-disable-customers = Poista asiakkaita käytöstä
bulk-action-enable-customers = Ota asiakkaita käyttöön
bulk-action-extend-customers = Jatka asiakkaiden lisenssejä
bulk-action-extend-licenses = Jatka lisenssien voimassaoloa
bulk-action-suspend-licenses = Keskeytä lisenssejä
bulk-action-resume-licenses = Palauta lisenssejä voimaan
bulk-action-add-units = Lisää yksiköitä lisensseihin
bulk-action-send-invitations = Lähetä kutsuja
bulk-action-remove-users = Poista käyttäjiä
bulk-action-release-devices = Vapauta laitteita

bulk-short-disable-customers = Poista käytöstä
bulk-short-enable-customers = Ota käyttöön
bulk-short-extend-customers = Jatka voimassaoloa
bulk-short-extend-licenses = Jatka voimassaoloa
bulk-short-suspend-licenses = Keskeytä
bulk-short-resume-licenses = Palauta voimaan
bulk-short-add-units = Lisää yksiköitä
bulk-short-send-invitations = Lähetä kutsut
bulk-short-remove-users = Poista
bulk-short-release-devices = Vapauta

bulk-effect-disable-customers = Näiden asiakkaiden aktivoinnit, yhteydenotot ja viestit loppuvat heti. Mitään ei hävitetä.
bulk-effect-enable-customers = Kaikki toimii taas kuten ennen käytöstä poistamista.
bulk-effect-extend-customers = Lisenssien viimeinen päivä siirtyy; kokeilut ja päättyneet jäävät ennalleen. Voimassaolo ei koskaan lyhene.
bulk-effect-extend-licenses = Viimeinen päivä siirtyy; yksiköt ja käyttäjät säilyvät. Voimassaolo ei koskaan lyhene.
bulk-effect-suspend-licenses = Ohjelmille kerrotaan seuraavassa yhteydenotossa, että lisenssi on keskeytetty.
bulk-effect-resume-licenses = Ohjelmat saavat taas toimia seuraavasta yhteydenotosta alkaen.
bulk-effect-add-units = Version kokonaismäärä kasvaa; yksiköitä ei vielä anneta kenellekään.
bulk-effect-send-invitations = Jokainen saa viestin, jossa on käyttäjätunnus ja aktivointikoodi. Jonossa olevan viestin saa takaisin kumoamalla.
bulk-effect-remove-users = Käyttäjälisenssit vapautuvat ja aktivointikoodit lakkaavat toimimasta.
bulk-effect-release-devices = Käyttäjälisenssit vapautuvat heti, ja laitteille kerrotaan seuraavassa yhteydenotossa.

bulk-undo-of = Kumoaminen: { $title }
bulk-changed = Katsoessasi { $seen }, nyt { $now }
bulk-changed-text = Tarkista alla oleva luettelo ja vahvista uudelleen.
bulk-to-whom = Tämä koskee:
bulk-none = Tätä ei voi tehdä millekään valituista.
bulk-reason = Syy
bulk-reason-hint = Näkyy työtovereillesi ja säilyy tapahtumissa.
bulk-until = Uusi viimeinen päivä
bulk-months = Tai pidemmäksi
bulk-months-none = Vasemmalla olevaan päivään
bulk-edition = Versio
bulk-units = Lisättävät yksiköt
bulk-cannot-undo = Tätä ei voi kumota.
bulk-heading = Joukkotoimet
bulk-lead = Mitä monelle tehtiin kerralla ja miten kunkin kävi.
bulk-empty = Joukkotoimia ei ole vielä tehty
bulk-empty-text = Rastita luettelosta rivejä, vaikkapa asiakkaita, ja valitse, mitä niille tehdään.
bulk-what = Toimi
bulk-state = Tila
bulk-result = Tulos
bulk-at = Milloin
bulk-record = Kohde
bulk-customer = Asiakas
bulk-outcome = Lopputulos
bulk-why = Syy
bulk-state-running = Käynnissä
bulk-state-stopped = Pysäytetty
bulk-state-finished = Valmis
bulk-item-waiting = Tekemättä
bulk-item-done = Tehty
bulk-item-failed = Epäonnistui
bulk-item-skipped = Jätetty pois
bulk-all = Kaikki
bulk-progress = Eteneminen
bulk-records = Kohteet
bulk-nothing-here = Tällaisia kohteita ei ole.
bulk-n-done = { $n } tehty
bulk-n-failed = { $n } epäonnistui
bulk-n-left = { $n } jäljellä
bulk-n-skipped = { $n } jätetty pois
bulk-stop = Pysäytä
bulk-failures = Epäonnistuneet CSV-tiedostona
bulk-undoes = Tämä kumoaa aiemman toimen
bulk-undone-by = Tämä on kumottu

bulk-more =
    { $n ->
        [one] ja { $n } muu
       *[other] ja { $n } muuta
    }
bulk-left-out-n = { $n } jää pois: miksi
bulk-months-n =
    { $n ->
        [one] { $n } kuukausi
       *[other] { $n } kuukautta
    }
bulk-can-undo = Voit kumota tämän { $n } päivän ajan.
bulk-resume = Jatka, { $n } jäljellä
bulk-retry = Yritä { $n } epäonnistunutta uudelleen
bulk-undo = Kumoa { $n }
