# The ledger: what became of the units of a license or a purchase code.
ledger-history = Historia
ledger-title = { $plan }: historia
ledger-lead = Jokainen ostettu, annettu, vapautettu tai päättynyt yksikkö ja se, mitä jäi.
ledger-none = Siihen mennessä ei tapahtunut mitään
ledger-none-text = Lisenssiä ei ollut vielä sinä päivänä.
ledger-as-of = Tilanne päivän { $day } lopussa
ledger-day = Päivä
ledger-day-hint = Mitä lisenssillä oli, kun tämä päivä päättyi asiakkaan aikaa.
ledger-show = Näytä päivä
ledger-left = { $used } / { $total } käytössä

ledger-what-bought = Ostettu: { $units } ({ $edition })
ledger-what-allotted = Jaettu: { $units } ({ $edition })
ledger-what-returned = Palautettu: { $units } ({ $edition })
ledger-what-bound = Annettu käyttäjille: { $units } ({ $edition })
ledger-what-released = Vapautunut käyttäjiltä: { $units } ({ $edition })
ledger-what-renewed = Kausi jatkuu: { $units } ({ $edition })
ledger-what-expired = Kausi päättyi: { $units } ({ $edition })
ledger-what-converted = Kokeilu muuttui ostoksi: { $units } ({ $edition })
ledger-what-revoked = Mitätöity: { $units } ({ $edition })
ledger-what-cancelled = Peruttu: { $units } ({ $edition })

ledger-source-manual = Käsin
ledger-source-trial = Kokeilu
ledger-source-nfr = Ei jälleenmyyntiin
ledger-source-purchase-code = Ostokoodi
ledger-source-invoice = Lasku
ledger-source-handover = Siirretty lisenssien välillä
ledger-source-schedule = Kalenterin mukaan

field-name-as-of = Päivä
