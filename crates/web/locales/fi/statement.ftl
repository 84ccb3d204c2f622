# Bank statements: a file is read, matched to open invoices, and what is chosen is recorded.
statement-title = Tiliote
statement-text = Tiliotteen maksut yhdistetään avoimiin laskuihisi. Mitään ei kirjata ennen valintaasi.
statement-file = Tiliotetiedosto
statement-file-hint = camt.053 (XML) tai CSV, jossa on sarakkeet date ja amount sekä halutessa reference, payer, message, currency. Enintään 4 Mt.
statement-look = Yhdistä maksut
statement-look-note = Tiliotteen lukeminen ei muuta mitään.
statement-preview = Löydetyt maksut
statement-lead =
    { $n ->
        [one] { $n } maksu, joista { $exact } vastaa täsmälleen yhtä laskua. Valitse, mitä kirjataan.
       *[other] { $n } maksua, joista { $exact } vastaa täsmälleen yhtä laskua. Valitse, mitä kirjataan.
    }
statement-empty = Tiliotteella ei ole saapuneita maksuja
statement-empty-text = Vain kirjatut saapuneet maksut luetaan.
statement-other = Valitse toinen tiedosto
statement-payer = Maksaja
statement-no-payer = Maksaja ei tiedossa
statement-match = Vastaavuus
statement-invoice = Lasku
statement-candidate = { $number } · { $customer } · maksettavaa { $open }
statement-choose = Lasku, jonka { $payer } maksoi summalla { $amount }
statement-leave = Älä kirjaa
statement-by-hand = Mikään avoin lasku ei sovi
statement-record = Kirjaa valitut maksut
statement-record-note = Aiemmin kirjattua ei kirjata kahdesti.
statement-recorded-note =
    { $n ->
        [one] { $n } maksu on kirjattu.
       *[other] { $n } maksua on kirjattu.
    }
