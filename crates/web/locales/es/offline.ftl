# Equipos sin red: la página pública que responde a lo que han escrito, y los archivos de licencia que hace el personal.

offline-title = Equipos sin red
offline-lead = Aquí obtiene un archivo de licencia para un equipo que nunca se conecta, o devuelve su puesto.
offline-step-write = En ese equipo, haga que el programa escriba una solicitud con nombre de usuario y código de activación. Para devolver el puesto, haga que escriba un recibo.
offline-step-carry = Traiga aquí el texto o el archivo, en una memoria USB o con la cámara de un teléfono.
offline-step-back = Lleve de vuelta el archivo de licencia y ábralo en el programa.
offline-document = Solicitud o recibo
offline-document-hint = Una sola línea larga, tal como la escribió el programa
offline-upload = O el archivo
offline-answer = Continuar
offline-ready = El archivo de licencia está listo
offline-ready-text = Funciona solo en ese equipo. Guárdelo ahora: esta página no vuelve, pero puede pedirlo otra vez con la misma solicitud.
offline-for = Archivo de licencia para { $name }
offline-until = Funciona sin red hasta el { $date }.
offline-released = Funciona con un archivo de licencia que no se puede retirar: sigue funcionando sin red hasta el { $date }.
offline-save = Guardar el archivo
offline-copy = Copiar el texto del archivo de licencia
offline-look = Mostrar el texto y el código QR
offline-qr = Código QR con el texto del archivo de licencia
offline-returned = El puesto vuelve a estar libre
offline-returned-text = El equipo ha devuelto su puesto. Ahora puede activarse otro dispositivo para este usuario.
offline-another = Otro equipo

## License files

license-file = Archivo de licencia
license-file-title = Archivo de licencia para { $name }
license-file-lead = Para un equipo que nunca se conecta. El archivo ocupa el puesto de un dispositivo de este usuario.
license-file-device = Para qué dispositivo
license-file-any = El que tenga el archivo
license-file-any-hint = Cualquiera que tenga el archivo puede usarlo
license-file-one = Un solo dispositivo
license-file-one-hint = No funciona en ningún otro; el programa de ese equipo muestra su huella
license-file-fingerprint = Huella del dispositivo
license-file-fingerprint-hint = Tal como la muestra el programa de ese equipo
license-file-name = Nombre del dispositivo
license-file-name-hint = Como figurará en la lista de instalaciones
license-file-days = Funciona durante, días
license-file-days-hint = De 1 a 2.000, nunca más allá del fin de la licencia
license-file-note = Un archivo entregado no se puede retirar: funciona hasta su último día.
license-file-make = Crear el archivo
license-file-back = Al usuario
