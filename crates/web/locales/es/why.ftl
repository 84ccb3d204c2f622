# Why a license lets devices in or not.

why-button = ¿Por qué?
why-title = Por qué se admiten dispositivos con { $plan }
why-title-user = Por qué se admiten los dispositivos de { $name }
why-title-device = Qué encuentra el próximo contacto de { $name }
why-lead = Las reglas que comprueba una activación, en el orden en que deciden.
why-back = Volver
why-let-in = Un dispositivo que pregunta ahora es admitido.
why-refused = Un dispositivo que pregunta ahora es rechazado
why-rules = Reglas
why-rule = Regla
why-now = Ahora
why-fix = Qué lo arreglaría
why-holds = Se cumple
why-broken = No se cumple
why-warned = Solo se avisa
why-nothing = Nada que hacer
why-more-gb = { $fix }: al menos { $gb } GB
why-each-gb = { $fix }: al menos a { $gb } GB
why-on-day = { $fix }: { $day }
why-or-wait = { $fix }, o espere hasta el { $day }
why-named = { $fix }: { $name }
