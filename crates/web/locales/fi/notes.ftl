# Notes beside records.
notes-heading = Muistiinpanot
notes-title = Muistiinpanot: { $name }
notes-none = Ei vielä muistiinpanoja.
notes-all = Kaikki muistiinpanot
notes-new = Uusi muistiinpano
notes-write = Lisää muistiinpano
notes-hint = Näkyy organisaation { $home } väelle ja sen yläpuolella oleville. Kirjoita @ ja nimi, niin työtoveri saa tiedon.
notes-people = Kenet voi mainita
notes-text = Muistiinpano
notes-edit = Muokkaa muistiinpanoa
notes-remove = Poista
notes-changed = muokattu
notes-written = Muistiinpano on lisätty
notes-saved = Muistiinpano on tallennettu
notes-removed = Muistiinpano on poistettu
notes-restored = Muistiinpano on palautettu
mentions-title = Maininnat
mentions-lead = Muistiinpanot, joissa sinut mainitaan.
mentions-none = Kukaan ei ole maininnut sinua
mentions-none-text = Kun työtoveri kirjoittaa muistiinpanoon nimesi @-merkin jälkeen, se näkyy täällä.
mentions-new = Uusi
mentions-open = Avaa muistiinpanot
mentions-seen = Merkitse kaikki nähdyiksi
mentions-bell =
    { $n ->
        [one] Maininnat: { $n } uusi
       *[other] Maininnat: { $n } uutta
    }
