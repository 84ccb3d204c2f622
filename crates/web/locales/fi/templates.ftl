# Texts of letters: the list and the editor.

templates-text = Sinun ja alapuolellasi olevien lähettämien viestien tekstit. Valitse teksti, jota haluat muuttaa.
templates-kind = Viesti
templates-built-in = Vakioteksti
templates-own = Oma teksti
templates-inherited = Ylempää
templates-inherited-from = Tämä teksti tulee organisaatiolta { $name }. Tallenna oma, jos haluat korvata sen.
templates-inherited-above = Tämä teksti tulee yläpuoleltasi. Tallenna oma, jos haluat korvata sen.
templates-edit-text = Tallentamasi teksti on käytössä seuraavasta viestistä alkaen, täällä ja alempana.
templates-languages = Kielet
templates-read-only = Voit katsoa tätä tekstiä. Sen muuttaminen vaatii ylläpitäjän, jolla on oikeus muokata ilmettä.
templates-subject = Aihe
templates-subject-hint = Enintään 60 merkkiä, muuten postilaatikot katkaisevat sen
templates-preheader = Esikatselurivi
templates-preheader-hint = Postilaatikot näyttävät sen aiheen vieressä
templates-greeting = Tervehdys
templates-body = Teksti
templates-body-hint = Tyhjä rivi aloittaa kappaleen, **kaksi tähteä** lihavoi, ”- ” rivin alussa on luettelon kohta, [sanat](https://…) on linkki. Painike, linkki ja koodi tulevat perään itsestään.
templates-button = Painike
templates-why = Lopetus
templates-why-hint = Miksi viesti tuli, ja mitä tehdä, jos se tuli väärin
templates-data = Esikatsele tiedoilla
templates-sample = Esimerkkitiedot
templates-preview = Esikatselu
templates-preview-text = Esikatsele pelkkä teksti
templates-test = Lähetä koe minulle
templates-tested = Koe on matkalla osoitteeseen { $email }.
templates-in-force = Käytössä seuraavasta viestistä alkaen.
templates-saved = Teksti on tallennettu
templates-reset = Palaa vakiotekstiin
templates-reset-text = Oma tekstisi ”{ $name }” poistetaan. Tämä muuttuu:
templates-reset-done = Vakioteksti on taas käytössä
templates-placeholders = Muuttujat
templates-placeholders-text = Ne täytetään jokaiselle vastaanottajalle. Oikealla on esimerkki.
templates-needed = Aiheessa tai tekstissä on oltava jokin näistä: { $names }.
templates-copy = Kopioi { $name }
templates-wide = Leveä
templates-phone = Puhelin
templates-history = Muutokset
templates-lint-subject =
    { $n ->
        [one] Aiheessa on { $n } merkki; postilaatikot katkaisevat sen 60 merkin jälkeen.
       *[other] Aiheessa on { $n } merkkiä; postilaatikot katkaisevat sen 60 merkin jälkeen.
    }
templates-lint-large = Viestissä on { $size }; postilaatikot katkaisevat sen 100 kt:n jälkeen.
templates-lint-preheader = Ilman esikatseluriviä postilaatikot näyttävät tekstin alun.
