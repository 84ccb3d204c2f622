# Kutsujen lähettäminen.

invitations-lead = Käyttäjät saavat latauslinkin ja aktivointikoodin sähköpostiinsa omalla kielellään.
invitations-tabs = Kutsut tilan mukaan
invitations-tab-to-send = Lähetettävät
invitations-tab-all = Kaikki
invitations-tab-waiting = Odottaa
invitations-tab-sent = Lähetetty
invitations-tab-opened = Avattu
invitations-tab-installed = Asennettu
invitations-tab-bounced = Palautunut
invitations-all-customers = Kaikki asiakkaat
invitations-show-sent = Näytä lähetetyt
invitations-show-installed = Näytä asennetut
invitations-send-all =
    { $n ->
        [one] Lähetä { $n } kutsu
       *[other] Lähetä kaikki { $n } kutsua
    }
invitations-send-selected = Lähetä kutsu valituille
invitations-send-selected-n = Lähetä kutsu valituille ({ $n })
invitations-queued = Kutsut ovat lähetysjonossa. Lähetysaika näkyy, kun postipalvelin on ottanut viestin vastaan.
invitations-edit = Muokkaa: { $name }
invitations-address-of = Käyttäjän { $name } uusi sähköpostiosoite
invitations-resend = Lähetä uudelleen
invitations-none = Kukaan ei odota kutsua
invitations-none-text = Valitse ”Näytä lähetetyt”, niin näet jo kutsutut, tai lisää asiakkaalle käyttäjiä.
invitations-changed-title = Luettelo on muuttunut
invitations-changed-text = Kun katsoit, rivejä oli { $seen }; nyt niitä on { $now }. Lähetetäänkö kutsu kaikille ({ $now })?
invitations-preview = Esikatselu
invitations-preview-for = Tämän saa { $name }. Koodi ja linkki on piilotettu.
invitations-from = Lähettäjä
invitations-subject = Aihe

## Miksi viestiä ei lähetetty
invitations-answer-seat-removed = Käyttäjä poistettiin ennen viestin lähtöä.
invitations-answer-right-lost = Lähettäjällä ei ole enää oikeutta lähettää kutsuja.
invitations-answer-cancelled = Joku perui lähetyksen.
invitations-answer-restored = Hylätty, kun varmuuskopio palautettiin.
