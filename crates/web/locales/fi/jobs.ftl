# Miten pitkällä lähetys on.

jobs-heading = Kutsujen lähetys
jobs-title = { $percent } · { $title }
jobs-sending =
    { $n ->
        [one] Lähetetään { $n } kutsu
       *[other] Lähetetään { $n } kutsua
    }
jobs-finished =
    { $n ->
        [one] { $n } kutsu: valmis
       *[other] { $n } kutsua: valmis
    }
jobs-started = Käynnistäjä { $name }, { $time }
jobs-sent = lähetetty
jobs-bounced = palautunut
jobs-left = jäljellä
jobs-see-bounced =
    { $n ->
        [one] Näytä palautunut
       *[other] Näytä { $n } palautunutta
    }
jobs-leave = Voit poistua tältä sivulta.
jobs-open = Avaa etenemissivu
jobs-to-invitations = Takaisin kutsuihin
