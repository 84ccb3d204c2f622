# La página a la que lleva el enlace de una invitación.

activate-title = Instala { $product }
activate-lead = { $customer } te ha reservado una licencia. La instalación dura unos tres minutos.
activate-installed = El software está instalado y en contacto. No hace falta nada más.
activate-step-download = 1. Descarga el programa
activate-edition = { $product }, { $edition }
activate-download = Descargar { $product }
activate-no-download = { $sender } te dice dónde conseguir el programa.
activate-step-enter = 2. Introduce estos datos en el programa
activate-copy-username = Copiar el nombre de usuario
activate-copy-code = Copiar el código de activación
activate-show-code = Mostrar el código de activación
activate-handover-text = ¿Ya está instalado el programa? Puede tomar por sí mismo el usuario y el código.
activate-handover = Abrir en el programa
activate-valid = La licencia es válida hasta el { $date }.
activate-offline = ¿Ese equipo nunca se conecta?
activate-support = ¿Problemas?
activate-ended = Este enlace ya no funciona
activate-ended-text = Es demasiado antiguo o se sustituyó. Se puede enviar uno nuevo a la dirección de correo a la que llegó tu invitación.
activate-ask = Pedir un enlace nuevo
activate-asked = Mira tu correo
activate-asked-text = Si tu invitación sigue en pie, un enlace nuevo va camino de la dirección a la que llegó.
