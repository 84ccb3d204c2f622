# Why a license lets devices in or not.

why-button = Miksi?
why-title = Miksi laitteet pääsevät: { $plan }
why-lead = Säännöt, jotka aktivointi kysyy, siinä järjestyksessä kuin ne ratkaisevat.
why-back = Lisenssiin
why-let-in = Laite, joka kysyy nyt, pääsee sisään.
why-refused = Laite, joka kysyy nyt, torjutaan
why-rules = Säännöt
why-rule = Sääntö
why-now = Nyt
why-fix = Mikä auttaisi
why-holds = Täyttyy
why-broken = Ei täyty
why-nothing = Ei tehtävää
