# Inicio de sesión, primera configuración, contraseña olvidada, invitaciones al personal.

login-title = Iniciar sesión
login-do = Iniciar sesión
login-email = Dirección de correo
login-password = Contraseña
login-back = Volver al inicio de sesión
login-unset = Todavía nadie puede iniciar sesión
login-unset-text = Abra el enlace de un solo uso que apareció en la terminal al arrancar el servicio. Con él se crea el primer administrador.
password-hint = Al menos 12 caracteres. Sirven varias palabras seguidas.

forgot-link = ¿Ha olvidado la contraseña?
forgot-title = Establecer una contraseña nueva
forgot-text = Indique su dirección y le enviaremos un enlace.
forgot-ask = Enviar el enlace
forgot-sent-title = Revise su correo
forgot-sent-text = Si existe una cuenta con esta dirección, recibirá un mensaje con un enlace. El enlace vale una hora.
reset-title = Establecer una contraseña nueva
reset-text = Para { $email }. Las demás sesiones de esta cuenta se cierran.
reset-password = Contraseña nueva
reset-repeated = Repita la contraseña nueva
reset-do = Establecer la contraseña
reset-done = La contraseña está establecida. Inicie sesión con ella.

link-ended-title = Este enlace ya no funciona
link-ended-reset = Ya se usó, tiene más de una hora o se envió uno más reciente. Pida otro.
link-ended-setup = Ya se usó o tiene más de 30 minutos. Vuelva a arrancar el servicio para obtener otro.
link-ended-join = Ya se usó, tiene más de tres días o se retiró. Pida otro a quien le invitó.

setup-title = Configurar Seatwright
setup-text = Usted será el primer administrador. Todo se puede cambiar más adelante.
setup-organization = Organización
setup-organization-hint = La empresa que gestiona esta consola. Los distribuidores y clientes ven su nombre.
setup-name = Su nombre
setup-language = Idioma
setup-zone = Zona horaria
setup-do = Configurar e iniciar sesión

join-title = Unirse a { $organization }
join-text = Recibió la invitación como { $email }, con el rol «{ $role }».
join-do = Aceptar la invitación
join-done = Ahora pertenece a { $organization }. Inicie sesión para continuar.

## Registro
register-title = Registrarse
register-link = ¿Aún no tiene cuenta? Regístrese
register-text = Con una cuenta verá las licencias que una empresa le ha dado. Use la dirección que conoce su administrador.
register-do = Registrarse
register-sent-title = Revise su correo
register-sent-text = Un mensaje va de camino a la dirección indicada. Abra el enlace y escriba otra vez su contraseña: así se crea la cuenta. El enlace vale 24 horas.
register-confirm-title = Confirme su dirección
register-confirm-text = Escriba la contraseña que eligió para { $email }. ¿Otra persona registró su dirección? Cierre esta página: sin la contraseña no ocurre nada.
register-confirm-company = Así se crea también una cuenta para { $company }, con la licencia de su código de compra.
register-confirm-do = Confirmar y entrar
link-ended-register = Ya se usó, tiene más de 24 horas o ya existe una cuenta con esta dirección.
