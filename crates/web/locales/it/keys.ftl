# Chiavi di distribuzione: molti dispositivi si registrano senza definire prima gli utenti.

keys-title = Chiavi di distribuzione di { $name }
keys-lead = Con una chiave molti dispositivi si installano da soli: ognuno occupa un'unità e il suo utente nasce al primo contatto.
keys-new = Nuova chiave
keys-make = Crea chiave
keys-none = Ancora nessuna chiave di distribuzione
keys-none-text = Creane una per installare su molte macchine insieme, senza aggiungere prima gli utenti.
keys-no-license = Non c'è una licenza per cui creare una chiave
keys-no-license-text = Una chiave appartiene a un'edizione di una licenza. Emetti prima la licenza.
keys-key = Chiave
keys-key-hint = Il nome appare su ogni installazione che la chiave ammette.
keys-name = Nome
keys-name-hint = Per esempio il progetto o la sede
keys-edition = Licenza ed edizione
keys-line =
    { $free ->
        [one] { $edition } · { $plan } · { $number }… · { $free } libera
       *[other] { $edition } · { $plan } · { $number }… · { $free } libere
    }
keys-users = Utenti
keys-users-hint = Una persona può prendere l'installazione più tardi: nel programma, con nome utente e codice di attivazione propri, oppure qui: apri l'utente e inserisci nome e indirizzo.
keys-pattern = Nomi degli utenti
keys-pattern-hint = {"{prefix}"} è il prefisso utente del cliente, {"{device}"} il nome della macchina, {"{login}"} chi vi ha effettuato l'accesso, {"{random}"} sei simboli. Un nome già in uso riceve un numero.
keys-limits = Limiti
keys-limits-hint = Lascia vuoto un campo per non porre limiti. Le unità della licenza limitano comunque.
keys-no-limits = Solo le unità della licenza
keys-no-limit = Nessuno
keys-most = Dispositivi al massimo
keys-most-hint = Conta ogni dispositivo che ha occupato un'unità con questa chiave
keys-last = Ultimo giorno
keys-last-hint = Incluso, nel fuso del cliente
keys-until = Fino al { $day }
keys-networks = Reti
keys-networks-hint = Un indirizzo o una rete per riga, come 192.0.2.0/24. I dispositivi altrove sono rifiutati.
keys-state = Stato
keys-devices = Dispositivi
keys-devices-of = { $used } di { $total }
keys-see-devices = Mostra i dispositivi
keys-free = Unità libere
keys-known = Informazioni sulla chiave
keys-last-enrolled = Ultimo nuovo dispositivo
keys-created = Creata
keys-created-by = { $name }, { $when }
keys-rotated = Sostituita
keys-revoked = Revocata
keys-once = La chiave si vede una volta sola, nella pagina seguente.
keys-made = Chiave creata
keys-replaced = Chiave sostituita
keys-copy-now = Copia la chiave adesso
keys-copy-now-text = Se ne conserva solo un'impronta e non si può mostrare di nuovo. L'hai persa? Sostituiscila.
keys-copy = Copia la chiave
keys-copy-command = Copia il comando
keys-kept = L'ho copiata
keys-silent = Installazione silenziosa
keys-silent-hint = Per Windows, con un pacchetto MSI che passa le due proprietà al programma. Non chiede niente a nessuno.
keys-placeholder = LA-TUA-CHIAVE
keys-saved = La chiave è stata salvata.
keys-rotate = Sostituisci chiave
keys-rotate-title = Sostituire { $name }?
keys-rotate-text = Viene creata una nuova chiave. Le installazioni esistenti restano; limiti e conteggi proseguono.
keys-overlap = La vecchia chiave funziona
keys-overlap-none = Non più, da subito
keys-overlap-hours =
    { $n ->
        [one] Ancora per { $n } ora
       *[other] Ancora per { $n } ore
    }
keys-overlap-days =
    { $n ->
        [one] Ancora per { $n } giorno
       *[other] Ancora per { $n } giorni
    }
keys-overlap-until = Fino a { $when }
keys-revoke = Revoca chiave
keys-revoke-title = Revocare { $name }?
keys-revoke-text =
    { $n ->
        [one] Nessun altro dispositivo potrà registrarsi con essa. Il { $n } dispositivo ammesso resta. Non si può annullare.
       *[other] Nessun altro dispositivo potrà registrarsi con essa. I { $n } dispositivi ammessi restano. Non si può annullare.
    }
keys-revoke-none = Nessun dispositivo potrà più registrarsi con essa. Non si può annullare.
keys-revoked-note = La chiave è stata revocata.
keys-edit-in-place = Rinomina { $name }
