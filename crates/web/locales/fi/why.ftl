# Why a license lets devices in or not.

why-button = Miksi?
why-title = Miksi laitteet pääsevät: { $plan }
why-title-user = Miksi käyttäjän { $name } laitteet pääsevät sisään
why-title-device = Mitä laitteen { $name } seuraava yhteydenotto kohtaa
why-lead = Säännöt, jotka aktivointi kysyy, siinä järjestyksessä kuin ne ratkaisevat.
why-back = Takaisin
why-let-in = Laite, joka kysyy nyt, pääsee sisään.
why-refused = Laite, joka kysyy nyt, torjutaan
why-rules = Säännöt
why-rule = Sääntö
why-now = Nyt
why-fix = Mikä auttaisi
why-holds = Täyttyy
why-broken = Ei täyty
why-warned = Vain kerrotaan
why-nothing = Ei tehtävää
why-more-gb = { $fix }: vähintään { $gb } Gt
why-each-gb = { $fix }: vähintään { $gb } gigatavuun
why-on-day = { $fix }: { $day }
why-or-wait = { $fix } tai odota { $day } asti
why-named = { $fix }: { $name }
