# Why a license lets devices in or not.

why-button = ¿Por qué?
why-title = Por qué se admiten dispositivos con { $plan }
why-lead = Las reglas que comprueba una activación, en el orden en que deciden.
why-back = A la licencia
why-let-in = Un dispositivo que pregunta ahora es admitido.
why-refused = Un dispositivo que pregunta ahora es rechazado
why-rules = Reglas
why-rule = Regla
why-now = Ahora
why-fix = Qué lo arreglaría
why-holds = Se cumple
why-broken = No se cumple
why-nothing = Nada que hacer
