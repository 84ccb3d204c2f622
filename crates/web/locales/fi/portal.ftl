# Asiakkaan portaali: aloitussivu ja hallinta.
portal-title = Yrityksen hallinta
portal-lead = Kaikki lisensseistä ja niiden käyttäjistä: { $name }.
portal-cabinet = Oma tili
portal-subscription-text = Liitä lisenssejä henkilöihin ja irrota niitä
portal-users-text = Käyttäjätunnukset, aktivointikoodit ja kutsut
portal-requests-text = Mitä kollegat pyytävät
portal-licenses-text = Mitä on ostettu ja mihin asti
portal-installations-text = Käytössä olevat laitteet
portal-company-text = Nimi, osoite ja yhteyshenkilö
portal-members-text = Kuka saa hallita
portal-details = Yrityksen tiedot
portal-bought = Ostetut lisenssit
portal-assigned = Käytössä
portal-installed = Asennettu
portal-free-note =
    { $n ->
        [one] { $n } vapaa
       *[other] { $n } vapaata
    }
portal-pending-note =
    { $n ->
        [one] { $n } odottaa rekisteröitymistä
       *[other] { $n } odottaa rekisteröitymistä
    }
portal-ending = Lisenssit ja niiden voimassaolo
portal-no-licenses = Ei vielä lisenssejä. Kysy myyjältäsi.
portal-todo-requests =
    { $n ->
        [one] { $n } kollega pyytää lisenssiä
       *[other] { $n } kollegaa pyytää lisenssiä
    }
portal-todo-free =
    { $n ->
        [one] { $n } lisenssi on vapaana
       *[other] { $n } lisenssiä on vapaana
    }
portal-todo-free-text = Niiden aika kuluu, oli niitä liitetty tai ei.
portal-contact = Myyjäsi
portal-contact-none = Yhteystietoja ei ole.
portal-todo-renew =
    { $n ->
        [one] { $n } lisenssi päättyy pian tai on päättynyt
       *[other] { $n } lisenssiä päättyy pian tai on päättynyt
    }
portal-todo-renew-text = Tilaa uusi kausi ja pidä samat henkilöt liitettyinä.
