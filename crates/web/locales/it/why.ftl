# Why a license lets devices in or not.

why-button = Perché?
why-title = Perché i dispositivi sono ammessi con { $plan }
why-title-user = Perché i dispositivi di { $name } sono ammessi
why-title-device = Che cosa incontra il prossimo contatto di { $name }
why-lead = Le regole che un’attivazione verifica, nell’ordine in cui decidono.
why-back = Indietro
why-let-in = Un dispositivo che chiede ora è ammesso.
why-refused = Un dispositivo che chiede ora è rifiutato
why-rules = Regole
why-rule = Regola
why-now = Ora
why-fix = Che cosa rimedierebbe
why-holds = Vale
why-broken = Non vale
why-warned = Solo segnalato
why-nothing = Niente da fare
why-more-gb = { $fix }: almeno { $gb } GB
why-each-gb = { $fix }: almeno a { $gb } GB
why-on-day = { $fix }: { $day }
why-or-wait = { $fix }, o attendi fino al { $day }
why-named = { $fix }: { $name }
