# Il catalogo: prodotti, edizioni e piani.

products-text = Quello che vendi, in quali edizioni e con quali piani.
products-new = Nuovo prodotto
products-new-text = Si può vendere anche ai partner e ai clienti sotto di te.
products-none = Ancora nessun prodotto
products-none-text = Le licenze si emettono per le edizioni di un prodotto.
products-of = Offerto da { $owner }
products-product = Prodotto
products-name = Nome del prodotto
products-download-hint = Compare nella pagina a cui porta l’invito. Inizia con https://
products-editions = Edizioni
products-edition = Nome dell’edizione
products-edition-n = Edizione { $n }
products-edition-hint = Svuota nome, codice e spazio per toglierla.
products-code-hint = Nome breve per l’API, per esempio standard
products-storage-hint = In GB. Vuoto vuol dire senza limite.
products-more = Aggiungi un’edizione
products-nouns = Dai tu il nome alle unità
products-nouns-hint = Compare ovunque si contano le unità, per esempio 5 caselle. L’inglese serve se si dà anche una sola parola.
products-nouns-fallback = In inglese per chi legge in: { $languages }
products-keep = Le licenze già emesse mantengono le loro condizioni.
products-read-only = Puoi vederlo, ma lo modifica il suo proprietario
products-created = Il prodotto è creato. Ora aggiungi un piano.
products-saved = Il prodotto è salvato

products-plans = Piani
products-no-plans = Ancora nessun piano. Le licenze ne hanno bisogno.
products-plan = Piano
products-plan-new = Nuovo piano
products-plan-text = A queste condizioni si vende { $product }.
products-plan-name = Nome del piano
products-plan-version = Genere
products-months =
    { $n ->
        [one] { $n } mese
       *[other] { $n } mesi
    }
products-notice-hint = Giorni prima della fine in cui risulta in scadenza
products-grace-hint = Giorni dopo la fine in cui funziona ancora
products-enforcement-hint = Cosa fa il programma installato senza una licenza valida.
products-devices = Dispositivi
products-devices-hint = Quando due dispositivi contano come uno, quanto spesso un utente può spostarsi e quando un dispositivo silenzioso perde il posto.
products-agree-hint = Tra i componenti che il programma comunica, come disco e scheda di rete. Vuoto: più della metà.
products-moves-hint = Nel periodo. Vuoto: senza limite.
products-free-hint = Almeno 7. Vuoto: mai. È annunciato prima e si può annullare.
products-agree-half = Più della metà
products-moves-unlimited = Senza limite
products-moves-in = { $moves } in { $days } giorni
products-never = Mai
products-default-units = Unità iniziali
products-default-units-hint = Una nuova licenza parte con queste; lì si può cambiare ciascuna.
products-units-of = { $edition }, unità
products-notices = Avvisi di scadenza
products-notices-hint = Quando cliente e partner vengono avvisati che una licenza termina.
products-schedule-hint = Giorni prima dell’ultimo, dopo con il meno, per esempio 30, 7, 1, 0, -7. Vuoto: nessuno.
products-features-text = Compaiono sulla licenza e si comunicano ai programmi installati.
products-features-hint = Una riga ciascuna: nome, oppure nome = valore. Lettere da a a z, cifre, trattino, punto.
products-ends = Fine del piano
products-ends-hint = Senza date il piano si vende finché non le imposti.
products-sale-ends-hint = Dopo, nessuna nuova licenza. Quelle già emesse si possono ancora modificare e rinnovare.
products-life-ends-hint = Dopo non si emette, rinnova, proroga o aumenta nulla.
products-plan-create = Crea il piano
products-plan-created = Il piano è creato
products-plan-saved = Il piano è salvato
products-tab-terms = Condizioni
products-tab-sellers = Venditori
products-tab-revisions = Revisioni
products-locked = Bloccato fino all’approvazione
products-sale-ended = Vendita terminata
products-life-ended = Terminato
products-locked-text = { $owner } ha cambiato le condizioni. Finché { $partner } non le approva, qui il piano non si vende e le sue licenze non si modificano.
products-approve = Approva la revisione { $revision }
products-approve-who = La approva un amministratore di { $partner }.
products-approved = Le condizioni sono approvate
products-sellers-title = Chi può vendere questo piano
products-sellers-hint = I tuoi clienti possono sempre acquistarlo.
products-sellers-rule = Venduto da
products-sellers-partners = Partner sotto di te
products-sellers-partners-hint = Le spunte valgono quando vendono i partner scelti.
products-sellers-none = Ancora nessun partner sotto di te.
products-sellers-note = Le licenze già emesse restano come sono.
products-sellers-saved = I venditori sono salvati
products-partner = Nome del partner
products-standing = Stato
products-partner-deeper = Più in basso
products-partner-more = Un altro partner
products-partner-more-hint = Il nome intero, ovunque stia sotto di te.
products-sells = Lo vende
products-sells-not = Non lo vede
products-approved-by = Revisione { $revision } approvata da { $name }, { $when }
products-came-with = Lo vende dalla revisione { $revision }, { $when }
products-revisions-title = Revisioni delle condizioni
products-revisions-text = Una licenza mantiene la revisione con cui fu venduta finché non la si sposta.
products-revision = Revisione
products-revision-n = Revisione { $revision }
products-revision-current = In vendita ora
products-revision-first = Le prime condizioni
products-revision-changes = Che cosa è cambiato
products-revision-licenses = Licenze con questa
products-move = Spostale…
products-move-title = Sposta le licenze della revisione { $revision }
products-move-text =
    { $n ->
        [one] { $n } licenza passa alle condizioni della revisione { $revision }.
       *[other] { $n } licenze passano alle condizioni della revisione { $revision }.
    }
products-move-nothing = Le condizioni sono le stesse.
products-move-keeps = Unità, utenti e giorni restano come sono.
products-move-most = Se ne spostano al massimo { $most } per volta; ripeti per le altre.
products-move-verb =
    { $n ->
        [one] Sposta { $n } licenza
       *[other] Sposta { $n } licenze
    }
products-moved =
    { $n ->
        [one] { $n } licenza ha ora le condizioni attuali
       *[other] { $n } licenze hanno ora le condizioni attuali
    }
products-stayed =
    { $n ->
        [one] { $n } licenza resta com’è
       *[other] { $n } licenze restano come sono
    }
products-signing = Chiavi di firma
products-signing-text = Firmano le autorizzazioni e i file di licenza dei tuoi prodotti.
products-signing-none = Nessuna chiave propria
products-signing-none-text = La chiave del gestore firma per i tuoi prodotti finché non ne crei una.
products-signing-key = Chiave
products-signing-from = Firma dal
products-signing-until = fino al
products-signing-signs = Firma ora
products-signing-coming = Pubblicata, non firma ancora
products-signing-retired = Ritirata, ancora pubblicata
products-signing-retire = Ritira
products-signing-retire-title = Ritirare la chiave { $key }?
products-signing-retire-text = Da ora non firma più nulla. Resta pubblicata, così ciò che ha firmato vale fino alla scadenza. I programmi con chiavi incorporate devono conoscere la chiave che firma al suo posto.
products-signing-retired-note = La chiave è ritirata.
products-signing-withdraw = Revoca
products-signing-withdraw-title = Revocare la chiave { $key }?
products-signing-withdraw-text = Per una chiave che altri possono aver conosciuto. Non è più pubblicata e una nuova chiave firma subito: ogni programma installato chiede le chiavi al prossimo contatto e non accetta più nulla di ciò che la vecchia ha firmato. Se nessuno l’ha conosciuta, ritirala invece.
products-signing-withdraw-built-in = I programmi con chiavi incorporate continuano finché vale la loro autorizzazione; poi serve una versione che conosca la nuova chiave.
products-signing-withdraw-no-files = Nessun dispositivo lavora con un file di licenza firmato da essa.
products-signing-withdraw-files =
    { $n ->
        [one] { $n } dispositivo lavora con un file di licenza firmato da essa: creane uno nuovo.
       *[other] { $n } dispositivi lavorano con file di licenza firmati da essa: creane di nuovi.
    }
products-signing-withdrawn = Revocata
products-signing-withdrawn-note = La chiave è revocata. Ne firma una nuova.
products-signing-files =
    { $n ->
        [one] { $n } file di licenza da rifare
       *[other] { $n } file di licenza da rifare
    }
products-signing-new = Nuova chiave
products-signing-overlap = Giorni prima che firmi
products-signing-overlap-hint = È pubblicata subito. Fino ad allora continua la chiave attuale, così i programmi installati conoscono la nuova; un’autorizzazione dura 30 giorni.
products-signing-create = Crea la chiave
products-signing-created = La chiave è creata e pubblicata.
products-signing-public = Chiavi pubbliche come JWK set
