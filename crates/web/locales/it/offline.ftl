# Macchine senza rete: la pagina pubblica che risponde a ciò che hanno scritto, e i file di licenza fatti dal personale.

offline-title = Macchine senza rete
offline-lead = Qui ottieni un file di licenza per una macchina che non va mai in rete, oppure restituisci il suo posto.
offline-step-write = Su quella macchina fai scrivere al programma una richiesta con nome utente e codice di attivazione. Per restituire il posto, fagli scrivere una ricevuta.
offline-step-carry = Porta qui il testo o il file, con una chiavetta o con la fotocamera del telefono.
offline-step-back = Riporta il file di licenza e aprilo nel programma.
offline-document = Richiesta o ricevuta
offline-document-hint = Una sola riga lunga, come l’ha scritta il programma
offline-upload = Oppure il file
offline-answer = Continua
offline-ready = Il file di licenza è pronto
offline-ready-text = Funziona solo su quella macchina. Salvalo ora: questa pagina non torna, ma puoi chiedere di nuovo con la stessa richiesta.
offline-for = File di licenza per { $name }
offline-until = Funziona senza rete fino al { $date }.
offline-released = Funziona con un file di licenza che non si può richiamare: continua a funzionare senza rete fino al { $date }.
offline-save = Salva il file
offline-copy = Copia il testo del file di licenza
offline-look = Mostra testo e codice QR
offline-qr = Codice QR con il testo del file di licenza
offline-returned = Il posto è di nuovo libero
offline-returned-text = La macchina ha restituito il suo posto. Ora per questo utente si può attivare un altro dispositivo.
offline-another = Un’altra macchina

## License files

license-file = File di licenza
license-file-title = File di licenza per { $name }
license-file-lead = Per una macchina che non va mai in rete. Il file occupa il posto di un dispositivo di questo utente.
license-file-device = Per quale dispositivo
license-file-any = Chiunque abbia il file
license-file-any-hint = Chi ha il file può usarlo
license-file-one = Un solo dispositivo
license-file-one-hint = Non funziona altrove; il programma su quella macchina mostra la sua impronta
license-file-fingerprint = Impronta del dispositivo
license-file-fingerprint-hint = Come la mostra il programma su quella macchina
license-file-name = Nome del dispositivo
license-file-name-hint = Come comparirà nell’elenco delle installazioni
license-file-days = Funziona per, giorni
license-file-days-hint = Da 1 a 2.000, mai oltre la fine della licenza
license-file-note = Un file consegnato non si può richiamare: funziona fino al suo ultimo giorno.
license-file-make = Crea il file
license-file-back = All’utente
