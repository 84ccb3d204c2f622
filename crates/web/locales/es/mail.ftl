# Cartas. El asunto tiene como máximo 60 caracteres con los nombres; los más largos se acortan.

mail-hello = Hola:
mail-hello-name = Hola, { $name }:
mail-test-subject = [Prueba] { $subject }
mail-button-fails = Si el botón no funciona, abra esta dirección:
mail-username = Nombre de usuario
mail-code = Código de activación
mail-when = Cuándo
mail-from-address = Desde la dirección
mail-browser = Navegador
mail-role-admin = administrador
mail-role-manager = gestor
mail-role-viewer = observador
mail-support = ¿Preguntas? Escriba a { $email }.
mail-support-phone = ¿Preguntas? Escriba a { $email } o llame al { $phone }.

## Invitación de un usuario
mail-invitation-subject = Instale { $product }
mail-invitation-preheader = Descargue el programa e introduzca el código { $code }. Tarda unos tres minutos.
mail-invitation-body = { $customer } ha reservado para usted una licencia de { $program }. La instalación tarda unos tres minutos.
mail-invitation-button = Instalar ahora
mail-invitation-open = Abra
mail-invitation-valid = El enlace es válido hasta el { $date }.
mail-invitation-why = Recibe este mensaje porque { $customer } añadió su dirección. ¿No lo esperaba? Ignórelo.

## Contraseña nueva
mail-reset-subject = Establezca una contraseña nueva
mail-reset-body = Se ha pedido una contraseña nueva para su cuenta en { $sender }. Elíjala en la página que abre el botón.
mail-reset-button = Elegir contraseña
mail-reset-valid = El enlace funciona una sola vez, durante { $minutes } minutos.
mail-reset-why = ¿No la ha pedido? Ignore este mensaje: su contraseña sigue siendo la misma.

## Contraseña cambiada
mail-changed-subject = Su contraseña ha cambiado
mail-changed-body = Se ha cambiado la contraseña de su cuenta en { $sender }. Todas las demás sesiones se han cerrado.
mail-changed-why = ¿No ha sido usted? Pida enseguida una contraseña nueva en la página de inicio de sesión.

## Invitación de un compañero
mail-staff-subject = Invitación a { $organization }
mail-staff-body = { $inviter } le invita a { $organization } con el rol de { $role }.
mail-staff-button = Ver la invitación
mail-staff-valid = El enlace es válido durante { $hours } horas.
mail-staff-why = Recibe este mensaje porque { $inviter } indicó su dirección. Si no le conoce, ignórelo.

## Nuevo inicio de sesión
mail-login-subject = Nuevo inicio de sesión en su cuenta
mail-login-body = Alguien ha entrado en su cuenta en { $sender } desde un navegador que no se había usado antes.
mail-login-button = Ver sus sesiones
mail-login-why = ¿Ha sido usted? No tiene que hacer nada. Si no, cambie su contraseña enseguida.

## Token de API creado
mail-token-subject = Token de API creado: { $token }
mail-token-body = Con su cuenta se ha creado el token de API { $token }. Actúa en nombre de { $organization } con los permisos de { $role }.
mail-token-why = ¿No ha sido usted? Revoque el token y cambie su contraseña enseguida.

## Clave de cifrado mostrada
mail-key-subject = Clave de cifrado mostrada: { $customer }
mail-key-body = { $by } ha visto en la consola la clave de cifrado de { $customer }.
mail-key-why = Recibe este mensaje porque es la persona de contacto de { $customer }. Si no conoce el motivo, pregunte.

## A license that ends: to the customer, then to its seller
mail-customer = Cliente
mail-plan = Plan de servicio
mail-number = Número de la licencia
mail-last-day = Último día
mail-ending-subject = { $product }: licencia válida hasta el { $date }
mail-ending-body = La licencia de { $customer } para { $product } es válida hasta el { $date } inclusive. Pida a { $sender } que la renueve.
mail-ending-why = Ha recibido este correo porque se ocupa de las licencias de { $customer }.
mail-ended-subject = { $product }: licencia terminada el { $date }
mail-ended-body = La licencia de { $customer } para { $product } terminó el { $date }. Pida una nueva a { $sender }.
mail-ended-why = Ha recibido este correo porque se ocupa de las licencias de { $customer }.
mail-seller-ending-subject = { $customer }: licencia válida hasta el { $date }
mail-seller-ending-body = La licencia de su cliente { $customer } para { $product } es válida hasta el { $date } inclusive. Renuévela o acuerde con el cliente que termine.
mail-seller-ending-button = Ver la licencia
mail-seller-ending-why = Ha recibido este correo porque { $customer } le compra a usted.
mail-seller-ended-subject = { $customer }: licencia terminada el { $date }
mail-seller-ended-body = La licencia de su cliente { $customer } para { $product } terminó el { $date }. Nadie la ha renovado.
mail-seller-ended-button = Ver la licencia
mail-seller-ended-why = Ha recibido este correo porque { $customer } le compra a usted.

## Account of a new customer
mail-account-subject = Su cuenta en { $sender }
mail-account-body = { $sender } ha abierto una cuenta para { $customer } y usted es su administrador. Elija una contraseña en la página del botón; después verá sus licencias, usuarios e instalaciones.
mail-account-customer = Empresa
mail-account-name = Nombre de cuenta
mail-account-email = Entre como
mail-account-button = Elegir una contraseña
mail-account-valid =
    { $days ->
        [one] El enlace funciona una sola vez, durante { $days } día.
       *[other] El enlace funciona una sola vez, durante { $days } días.
    }
mail-account-why = Ha recibido este mensaje porque { $sender } le ha nombrado administrador de { $customer }. ¿No lo esperaba? Entonces no haga caso.

# Alerts.
mail-reminder-subject = Pendiente: instale { $product }
mail-reminder-preheader = Su código es { $code }. Tarda unos tres minutos.
mail-reminder-body = { $customer } ha reservado para usted una licencia de { $program }, que aún no está instalada. La instalación tarda unos tres minutos.
mail-reminder-button = Instalar ahora
mail-reminder-why = Recibe este mensaje porque { $customer } le invitó hace { $days } días o más.
mail-user-alert-subject = { $device } le necesita
mail-user-alert-body = { $alert }
mail-user-alert-why = Recibe este mensaje porque { $customer } quiere que sus usuarios lo sepan.
mail-alerts-subject = { $customer }: algo necesita atención
mail-alerts-body = { $alert }
mail-alerts-button = Ver los avisos
mail-alerts-why = Recibe este mensaje porque los ajustes de avisos de { $customer } le nombran.
mail-alert-names = Cuáles
mail-alert-more =
    { $n ->
        [one] { $names } y { $n } más
       *[other] { $names } y { $n } más
    }
mail-alert-not-installed =
    { $count ->
        [one] { $count } usuario invitado no ha instalado en { $threshold } días.
       *[other] { $count } usuarios invitados no han instalado en { $threshold } días.
    }
mail-alert-silent =
    { $count ->
        [one] No se ha sabido de { $count } dispositivo en { $threshold } días.
       *[other] No se ha sabido de { $count } dispositivos en { $threshold } días.
    }
mail-alert-failing =
    { $count ->
        [one] En { $count } dispositivo el programa falló { $threshold } veces seguidas o más.
       *[other] En { $count } dispositivos el programa falló { $threshold } veces seguidas o más.
    }
mail-alert-space-low =
    { $count ->
        [one] Queda menos del { $threshold } % del espacio en { $count } lugar.
       *[other] Queda menos del { $threshold } % del espacio en { $count } lugares.
    }
mail-alert-freed-soon =
    { $count ->
        [one] { $count } dispositivo calla desde hace tanto que su plaza se libera en { $threshold } días. Si antes se enciende y se conecta, la conserva.
       *[other] { $count } dispositivos callan desde hace tanto que sus plazas se liberan en { $threshold } días. Los que antes se enciendan y se conecten las conservan.
    }
mail-your-alert-silent = No se ha sabido del programa de { $device } en { $threshold } días. Encienda el dispositivo y compruebe que está conectado.
mail-your-alert-failing = El programa de { $device } falló { $threshold } veces seguidas o más. Ábralo y mire el último mensaje.
mail-your-alert-space-low = Queda menos del { $threshold } % del espacio de { $device }. Borre lo que no haga falta o pida más.
mail-your-alert-freed-soon = El programa de { $device } calla desde hace tanto que su plaza se libera en { $threshold } días. Encienda el dispositivo y conéctelo, y conservará su plaza.
## An invoice is paid
mail-paid-subject = Factura { $number } pagada
mail-paid-preheader = Las licencias son válidas desde el día del registro.
mail-paid-body = El pago de la factura { $number } de { $customer }, { $amount }, está registrado y las licencias están emitidas: { $licenses }. Son válidas desde el primer día indicado, haya o no usuarios, así que añada pronto a sus usuarios.
mail-paid-button = Ver la factura
mail-paid-why = Ha recibido este correo porque hizo el pedido para { $customer }.
mail-paid-number = Factura
mail-paid-amount = Importe
mail-paid-license = { $plan }: { $first } – { $last }
## An invoice goes by mail
mail-invoice-subject = { $document } de { $sender }
mail-invoice-body = { $document } de { $sender } para { $customer }, de { $amount }, va adjunta a este correo.
mail-invoice-button = Ver la factura
mail-invoice-why = Ha recibido este correo porque figura para las facturas de { $customer }.
## Registro
mail-registration-subject = Confirme su dirección
mail-registration-body = Con esta dirección se ha pedido una cuenta en { $sender }. Abra la página del botón y escriba la contraseña elegida: así se crea la cuenta.
mail-registration-button = Confirmar la dirección
mail-registration-why = ¿No fue usted? No haga caso de este mensaje: no se ha creado nada.
mail-known-subject = Ya tiene una cuenta
mail-known-body = Con su dirección se ha pedido una cuenta en { $sender }, pero ya tiene una. Entre con ella. Si no recuerda la contraseña, elija otra en la página del botón.
mail-known-button = Elegir otra contraseña
mail-known-why = ¿No fue usted? No haga caso de este mensaje: su cuenta sigue igual.

## Una licencia que espera a su persona
mail-waits-subject = { $customer } tiene una licencia para usted
mail-waits-body = { $customer } ha reservado una licencia de { $product } para { $email }. Será suya en cuanto se registre con esta misma dirección.
mail-waits-button = Registrarse
mail-waits-why = Ha recibido este mensaje porque { $customer } indicó su dirección. ¿No lo esperaba? No haga caso.

## Peticiones
mail-unit-asked-subject = { $by } pide una licencia
mail-unit-asked-body = { $by } ({ $asker }), de { $customer }, pide una licencia de { $product }. Concédala o rechácela en la página del botón.
mail-unit-asked-button = Ver la petición
mail-unit-asked-why = Ha recibido este mensaje porque se encarga de las licencias de { $customer }.
mail-more-asked-subject = { $customer } pide más licencias
mail-more-asked-body = { $by } ({ $asker }), de { $customer }, pide { $units } × { $product }.
mail-more-asked-button = Ver la petición
mail-more-asked-why = Ha recibido este mensaje porque { $customer } le compra a usted.
mail-note = Nota
mail-answered-subject = { $product }: su petición
mail-answered-body = { $by } respondió a su petición de { $product }: { $outcome }.
mail-answered-button = A su página
mail-answered-why = Ha recibido este mensaje porque usted lo pidió.
mail-outcome-granted = concedida
mail-outcome-declined = rechazada
mail-reason = Motivo
mail-planned-subject = No hecho: { $change } para { $customer }
mail-planned-body = Lo que usted previó para el { $day } no se pudo hacer para { $customer }: { $change }. { $refusal }
mail-planned-button = Abrir el cambio previsto
mail-planned-why = Ha recibido este mensaje porque usted lo previó.
mail-mention-subject = { $by } le mencionó: { $record }
mail-mention-body = { $by } le mencionó en una nota sobre { $record }.
mail-mention-button = Ver sus menciones
mail-mention-why = Ha recibido este mensaje porque un colega le mencionó.
