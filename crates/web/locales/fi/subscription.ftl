# Tilauksen hallinta: henkilöihin liitetyt lisenssit.
subscription-title = Tilauksen hallinta
subscription-title-of = { $name }: tilauksen hallinta
subscription-lead = Kirjoita henkilön sähköpostiosoite vapaalle riville ja paina Liitä. Käyttöoikeus alkaa heti, ja lisenssi päättyy ajallaan.
subscription-many = Liitä monta henkilöä
subscription-tab-all = Kaikki
subscription-tab-free = Vapaat
subscription-tab-bound = Liitetyt
subscription-tab-pending = Odottavat rekisteröitymistä
subscription-tab-named = Ilman henkilöä
subscription-license = Lisenssi
subscription-holder = Liitetty käyttäjään, jonka sähköposti on
subscription-state = Tila
subscription-until = Voimassa asti
subscription-product = Tuote
subscription-status = Lisenssin tila
subscription-any = Mikä tahansa
subscription-search = Sähköposti, käyttäjätunnus tai lisenssinumero
subscription-bind = Liitä
subscription-unbind = Irrota
subscription-unbind-who = Irrota { $email }
subscription-unbind-selected = Irrota valitut
subscription-unbind-n = Irrota valitut ({ $n })
subscription-email-for = Sähköposti: { $license }
subscription-example = nimi@yritys.example
subscription-nobody = Ei ketään
subscription-free = Vapaa
subscription-bound = Liitetty
subscription-pending = Odottaa rekisteröitymistä
subscription-named = Käyttäjä ilman henkilöä
subscription-since = alkaen { $at }
subscription-asked-at = pyydetty sähköpostilla { $at }
subscription-none = Ei vielä lisenssejä
subscription-none-text = Lisenssit näkyvät täällä, kun ne on myönnetty.
subscription-bound-done = Liitetty: { $email }. Käyttöoikeus on alkanut.
subscription-bound-pending = Varattu osoitteelle { $email }, joka ei ole vielä rekisteröitynyt. Pyydä häntä sähköpostilla rivin valikosta.
subscription-bound-n =
    { $n ->
        [one] { $n } henkilö liitetty
       *[other] { $n } henkilöä liitetty
    }
subscription-unbound =
    { $n ->
        [one] { $n } lisenssi irrotettu
       *[other] { $n } lisenssiä irrotettu
    }
subscription-unbound-text = Käyttöoikeus päättyi heti. Sen voi perua vartin ajan, kunnes tilalle liitetään joku toinen.
subscription-undone =
    { $n ->
        [one] { $n } lisenssi on taas liitetty ennalleen
       *[other] { $n } lisenssiä on taas liitetty ennalleen
    }
subscription-ask = Pyydä rekisteröitymään sähköpostilla
subscription-asked = Viesti on matkalla
subscription-user = Käyttäjä ja koodi
subscription-history = Kenellä lisenssi on ollut
subscription-never = Ei vielä ollut kenelläkään
subscription-never-text = Sitä ei ole liitetty kehenkään.
subscription-from = Liitetty { $at }, tekijä { $by }
subscription-to = Irrotettu { $at }, tekijä { $by }
subscription-still = Liitetty yhä
subscription-back = Tilauksen hallintaan
subscription-none-free = Yhtään lisenssiä ei ole vapaana
subscription-none-free-text = Irrota joku tai pyydä lisää lisenssejä.
subscription-many-text = Liitä osoitteet tai valitse tiedosto. Seuraava sivu näyttää rivi riviltä, mitä tapahtuu; ennen sitä mitään ei liitetä.
subscription-line = Lisenssi
subscription-line-free =
    { $n ->
        [one] { $product } { $edition } · { $number } · { $n } vapaa
       *[other] { $product } { $edition } · { $number } · { $n } vapaata
    }
subscription-addresses = Sähköpostiosoitteet
subscription-addresses-hint = Yksi riville tai pilkuilla tai puolipisteillä erotettuina. Enintään 1 000.
subscription-file = CSV-tiedosto
subscription-file-hint = Sarakkeella ”email”. Kun tiedosto on valittu, yllä olevaa kenttää ei lueta.
subscription-nothing-yet = Mitään ei ole vielä liitetty.
subscription-check = Tarkista
subscription-check-title = Mitä tapahtuu
subscription-will-bind = Liitetään heti
subscription-will-wait = Odottavat rekisteröitymistä
subscription-wrong = Vaativat korjausta
subscription-free-now = Vapaana nyt
subscription-too-few =
    { $missing ->
        [one] { $missing } lisenssi puuttuu
       *[other] { $missing } lisenssiä puuttuu
    }
subscription-too-few-text = Listan kaikki henkilöt liitetään tai ei ketään. Lyhennä listaa tai irrota ensin joku.
subscription-result = Tulos
subscription-at-once = Käyttöoikeus heti
subscription-on-registering = Kun hän rekisteröityy
subscription-ask-too = Pyydä rekisteröitymättömiä sähköpostilla
subscription-bind-n =
    { $n ->
        [one] Liitä { $n } henkilö
       *[other] Liitä { $n } henkilöä
    }
subscription-renew-title = { $plan } päättyy { $day }
subscription-renew-over = { $plan } päättyi { $day }
subscription-renew-text = Mikään ei uusiudu itsestään. Tilaa sama uudeksi kaudeksi: samat henkilöt pysyvät liitettyinä ensimmäisestä päivästä, ja sinä valitset ketkä eivät.
subscription-same-title =
    { $n ->
        [one] { $n } henkilö on yhä lisenssillä { $old }, joka päättyi { $day }
       *[other] { $n } henkilöä on yhä lisenssillä { $old }, joka päättyi { $day }
    }
subscription-same-text = Lisenssillä { $new } on tilaa: { $room }. He siirtyvät sille laitteineen, koodeineen ja historioineen.
subscription-same-do = Liitä samat henkilöt
subscription-same-done =
    { $n ->
        [one] { $n } henkilö siirtyi uudelle lisenssille
       *[other] { $n } henkilöä siirtyi uudelle lisenssille
    }
subscription-instead = Anna ne muille
subscription-instead-text = Liitä tähän, ketkä saavat ne tilalle. Seuraava sivu näyttää rivi riviltä, mitä tapahtuu.
