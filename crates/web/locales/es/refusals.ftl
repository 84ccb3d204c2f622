# Por qué la respuesta es no y cómo seguir: `problem-CODE` para un campo, `refusal-CODE` para el conjunto.

## Un campo
problem-required = Rellene este campo
problem-too-long =
    { $max ->
        [one] Acórtelo a { $max } carácter como máximo
       *[other] Acórtelo a { $max } caracteres como máximo
    }
problem-too-short =
    { $min ->
        [one] Use al menos { $min } carácter
       *[other] Use al menos { $min } caracteres
    }
problem-forbidden-characters = Quite los caracteres que no se pueden mostrar
problem-not-an-email = Escriba una dirección de correo, como nombre@empresa.es
problem-not-a-number = Escriba un número entero
problem-out-of-range = Escriba un número de { $min } a { $max }
problem-not-a-day = Escriba una fecha como año-mes-día, por ejemplo 2027-02-15
problem-not-an-instant = Escriba fecha, hora y zona horaria, por ejemplo 2027-02-15T09:00:00Z, de 1970 a 9998
problem-not-a-time = Escriba una hora, por ejemplo 14:30.
problem-in-the-past = Esa fecha ya pasó. Elija una posterior o envíelo ahora.
problem-ends-before-start = El final no puede ser anterior al comienzo
problem-after-end-of-life = El plan de servicio termina el { $day }. Elija un día hasta entonces
problem-not-a-choice = Elija una de las opciones
problem-not-an-id = No es el identificador de ningún registro. Cópielo de la página del registro.
problem-not-a-url = Escriba una dirección que empiece por https://
problem-unknown-placeholder = En este correo no existe el marcador «{ $name }». Puede usar: { $allowed }.
problem-mistyped-placeholder = No existe el marcador «{ $name }». ¿Quería decir «{ $nearest }»? Puede usar: { $allowed }.
problem-secret-placeholder = «{ $name }» es un secreto y no puede estar en el asunto, que los servidores de correo registran.
problem-placeholder-missing = El asunto o el texto debe contener «{ $name }», para que se sepa de qué se trata.
problem-template-broken = No se puede leer la línea { $line }. Escriba un marcador entre llaves dobles, una condición con if y endif, y nada más.
problem-pattern-broken = Cada llave necesita su pareja, con un nombre en medio.
problem-pattern-unknown = No existe «{ $name }». Puede usar: { $allowed }.
problem-pattern-alike = Todos los dispositivos tendrían el mismo nombre. Use el dispositivo, el inicio de sesión o los seis símbolos.
problem-not-a-network = «{ $network }» no es una dirección ni una red como 192.0.2.0/24.
problem-not-a-link = Un enlace debe empezar por https:// o mailto:, a diferencia de «{ $link }».
problem-not-a-table = No es un CSV ni un libro XLSX que se pueda leer. Guarde la lista en uno de esos formatos y súbala de nuevo.
problem-old-workbook = Es un libro del tipo antiguo (.xls). Guárdelo como .xlsx o CSV y súbalo de nuevo.
problem-not-in-encoding = El archivo no está escrito en la codificación elegida. Elija otra o deje que se detecte.
problem-no-rows = No contiene filas. Rellene algunas debajo de los nombres de las columnas.
problem-too-many-columns =
    { $max ->
        [one] Hay sitio para { $max } columna. Quite algunas.
       *[other] Hay sitio para { $max } columnas. Quite algunas.
    }
problem-column-twice = La columna { $column } contiene lo mismo que otra. Elija una de las dos.
problem-customer-unknown = Ningún cliente suyo tiene este nombre, nombre de cuenta, NIF o identificador
problem-customer-unknown-near = Ningún cliente suyo tiene este nombre. ¿Quiso decir { $nearest }?
problem-customer-ambiguous =
    { $count ->
        [one] { $count } cliente tiene este nombre. Escriba su identificador.
       *[other] { $count } clientes tienen este nombre. Escriba el identificador.
    }
problem-customer-stopped = Este cliente está desactivado. Actívelo primero.
problem-users-added-elsewhere = Los usuarios de este cliente los añade otra persona
problem-not-allowed = No puede añadir esto aquí
problem-no-license = Este cliente no tiene ninguna licencia en la que poner usuarios. Añada una primero.
problem-no-unit-free = No queda ninguna unidad libre de { $edition }. Añada unidades a la licencia y compruebe de nuevo.
problem-not-among = Debe ser uno de estos: { $choices }
problem-not-among-near = Debe ser uno de estos: { $choices }. ¿Quiso decir { $nearest }?
problem-not-yes-or-no = Escriba sí o no
problem-taken = Ya está en uso. Elija otro.
problem-not-before = Elija el { $day } o un día posterior
problem-not-after = Elija el { $day } o un día anterior
problem-vendor-closed = Este socio está suspendido o cerrado y no recibe clientes nuevos. Elija otro.
problem-overlaps = Coincide con otro plan del mismo producto. Deje que ambos valgan a la vez o elija otras fechas.
problem-twice = Ya figura en la línea { $line }. Quite una de las dos.
problem-common-password = Mucha gente usa esta contraseña. Elija una menos común.
problem-passwords-differ = Las dos contraseñas no coinciden
problem-wrong-current-password = Esta no es su contraseña actual
problem-unknown-field = Este campo no existe. Revise cómo está escrito o quítelo.
problem-wrong-type = El valor no es del tipo que corresponde. Consulte el campo en la descripción de la API.
problem-unknown-time-zone = Elija una zona horaria de la lista
problem-not-utf8 = Guarde el archivo como UTF-8 y súbalo de nuevo
problem-column-missing = Falta la columna { $column }. Añádala a la primera línea.
problem-column-unknown = La columna { $column } no existe aquí. Cámbiele el nombre o quítela.
problem-fixed = Ningún tipo de distribuidor lo cambia. Déjelo como está.
problem-needs-viewing = Permita también verlo: lo que no se ve no se puede usar
problem-too-many-rows =
    { $max ->
        [one] Envíe como máximo { $max } fila a la vez
       *[other] Envíe como máximo { $max } filas a la vez
    }
problem-not-a-code = Escriba cuatro grupos de cinco letras o cifras, como 7KQ2M-X81TD-4HVPA-90CZE
problem-mistyped-code = Hay una letra o cifra equivocada. Compare otra vez el código, también 8 y B, 5 y S.
problem-not-a-document = Esto no es lo que escribió el programa, o falta una parte. Copie la línea entera o traiga el propio archivo.
problem-not-a-color = Escriba el color con # y seis cifras, por ejemplo #066588.
problem-not-a-domain = { $domain } no es un dominio. Escríbalo como example.com.
problem-domain-not-granted = El operador no permite correos desde { $domain }. Pida permiso o deje la dirección vacía.
problem-not-a-picture = No es una imagen PNG o JPEG. Elija otro archivo.
problem-picture-too-large = La imagen es demasiado grande. Use una de como máximo { $points } puntos por lado.
problem-file-too-large = El archivo es demasiado grande. Use uno de como máximo { $megabytes } MB.
problem-light-logo-first = Suba primero el logotipo para fondo claro.

## Acceso y permisos
refusal-invalid =
    { $count ->
        [one] Hay { $count } problema. Corríjalo y vuelva a intentarlo.
       *[other] Hay { $count } problemas. Corríjalos y vuelva a intentarlo.
    }
refusal-not-logged-in = Inicie sesión para continuar.
refusal-wrong-password = La dirección de correo o la contraseña no es correcta. Revise ambas y vuelva a intentarlo.
refusal-token-refused = El token de API no es válido. Compruebe que lo copió entero y que no se ha revocado.
refusal-password-needed-again = Escriba de nuevo su contraseña para hacer esto.
refusal-forbidden = Puede ver esto, pero no cambiarlo. Un administrador de su organización puede darle el permiso.
refusal-form-expired = Este formulario ha caducado. Abra la página de nuevo; no se ha guardado nada.
refusal-not-found = No existe o pertenece a una organización que usted no puede ver.
refusal-link-expired = Este enlace ya no es válido. Pida uno nuevo.
refusal-too-many-attempts =
    { $seconds ->
        [one] Demasiados intentos. Vuelva a intentarlo en { $seconds } segundo.
       *[other] Demasiados intentos. Vuelva a intentarlo en { $seconds } segundos.
    }
refusal-busy = El servicio está ocupado. Vuelva a intentarlo en un momento.
refusal-storage-full = El disco del servidor está lleno. No se ha guardado nada; avise a quien gestiona el servicio.

## Registros en general
refusal-changed-meanwhile = Otra persona guardó primero. No se ha cambiado nada; abra la página de nuevo para ver los valores más recientes.
refusal-idempotency-key-reused = Esta clave ya se usó para otra petición. Use una nueva.
refusal-idempotency-key-in-flight = La misma petición aún está en curso. Espere la respuesta.
refusal-purchase-code-unknown = No conocemos este código. Compruebe 0 y O, 1 e I.
refusal-purchase-code-used = Este código ya se usó. Pida otro a quien se lo dio.
refusal-purchase-code-used-by = Este código ya lo usó { $organization } el { $day }.
refusal-purchase-code-expired = Este código podía introducirse hasta el { $day }. Pida otro a quien se lo dio.
refusal-purchase-code-cancelled = Este código fue anulado por quien lo emitió.
refusal-purchase-code-of-another-plan = Este código es de { $plan }, { $edition }. Añádalo como entrada aparte.
refusal-purchase-code-of-another-term = Este código tiene otra duración en meses: { $months } en vez de { $held }. Añádalo como entrada aparte.
refusal-codes-shown = Los códigos de este lote ya se mostraron. Ahora solo se conoce el último grupo.
refusal-pending-exceeded = Hay { $pending } pendientes y se pidieron { $wanted }: sobran { $missing }. Añada un código o entregue menos.
refusal-units-in-use = Hay { $free } libres y se pidieron { $wanted }: { $missing } están en uso. Libere usuarios o recupere menos.
refusal-units-expired = El plazo de estas unidades ha terminado y con él se agotaron. Asigne otras nuevas.
refusal-units-from-codes = { $units } unidades de { $edition } vienen de códigos de compra, así que { $quantity } es poco. Recupérelas en la página del código.
refusal-holds-purchase-codes = Ha introducido o emitido códigos de compra ({ $count }) y su historial se perdería. Ciérrelo en su lugar.
refusal-managed-by-customer = El cliente administra sus usuarios. Cámbielo en sus ajustes o deje que su gente los añada.
refusal-managed-by-partner = Su socio administra los usuarios de su empresa. Pídale que los añada.
refusal-nothing-selected = Seleccione al menos una fila.
refusal-too-many-views = Esta lista ya tiene { $most } vistas. Elimine una antes.
refusal-import-not-open = Está en curso, se deshizo o aún no ha llegado a ese punto. Vuelva a mirarla.
refusal-import-too-old = Ha pasado más de un día y ya no se puede deshacer.
refusal-selection-changed = Eran { $seen } cuando miró y ahora son { $now }. Revise la lista y confirme de nuevo.
refusal-too-many-selected = Coinciden más registros de los que se pueden tratar a la vez: como máximo { $most }. Acote la lista y hágalo por partes.
refusal-bulk-not-running = Ya no está en curso. No se ha cambiado nada.
refusal-bulk-still-running = Sigue en curso. Deténgala primero o espere a que termine.
refusal-nothing-failed = Aquí no ha fallado nada. No se ha cambiado nada.
refusal-bulk-not-undoable = Esto no se puede deshacer.
refusal-bulk-already-undone = Ya se deshizo. No se ha cambiado nada.
refusal-bulk-undo-too-late = Ya no se puede deshacer: han pasado más de { $days } días.
refusal-ends-later = La licencia ya dura hasta el { $day }. Elija un día posterior.

## Organizaciones y personas
refusal-role-above-own = No puede dar un rol superior al suyo. Elija otro.
refusal-own-role = No puede cambiar su propio rol. Pídaselo a otro administrador.
refusal-last-admin = Es el último administrador. Nombre antes a otro.
refusal-already-member = { $email } ya es miembro. Cambie su rol en lugar de añadirlo.
refusal-already-set-up = Esta instalación ya está configurada. Inicie sesión.
refusal-customers-have-nothing-below = Un cliente no puede tener organizaciones por debajo. Elija un partner.
refusal-organization-in-use =
    { $below ->
        [one] Por debajo hay { $below } organización. Muévala o elimínela antes.
       *[other] Por debajo hay { $below } organizaciones. Muévalas o elimínelas antes.
    }
refusal-account-names-clash =
    { $count ->
        [one] El nombre de cuenta { $names } ya está en uso en el destino. Cámbielo antes.
       *[other] Estos nombres de cuenta ya están en uso en el destino: { $names }. Cámbielos antes.
    }
refusal-already-disabled = Ya está desactivado. No se ha cambiado nada.
refusal-not-disabled = No está desactivado. No se ha cambiado nada.
refusal-open-below = Abiertos por debajo: { $partners } distribuidores, { $customers } clientes. Ciérrelos, muévalos o desactívelos antes.
refusal-organization-closed = Este distribuidor está cerrado para siempre. Elija otro.
refusal-organization-disabled = Esta organización, o una superior, está desactivada. Reactívela antes o inténtelo más tarde.
refusal-move-into-itself = No puede estar por debajo de sí misma ni de lo que le pertenece. Elija otro lugar.
refusal-already-there = Ya está ahí. No se ha cambiado nada.
refusal-access-stopped = { $organization } está desactivada por ahora, así que no puede trabajar aquí. No se pierde nada; la organización superior puede reactivarla.
refusal-no-organization = Aquí ya no pertenece a ninguna organización: terminó su pertenencia o se cerró el distribuidor. Pida una invitación nueva.

## Licencias y usuarios
refusal-licenses-in-use =
    { $count ->
        [one] { $count } licencia sigue en uso: { $numbers }. Quite antes a sus usuarios.
       *[other] { $count } licencias siguen en uso: { $numbers }. Quite antes a sus usuarios.
    }
refusal-product-in-use =
    { $licenses ->
        [one] { $licenses } licencia usa este producto, así que se conserva.
       *[other] { $licenses } licencias usan este producto, así que se conserva.
    }
refusal-signing-key-coming = Una clave creada antes espera su día. Renuncie primero a ella o espere.
refusal-last-signing-key = Sin esta clave no se podría firmar nada. Cree antes otra.
refusal-edition-in-use = La edición { $edition } figura en licencias, así que no se puede quitar.
refusal-plan-not-offered = Este plan de servicio ya no se ofrece. Elija otro.
refusal-plan-sale-ended = La venta de este plan de servicio terminó el { $day }. Elija otro.
refusal-plan-life-ended = Este plan de servicio terminó el { $day }. Ya no se emite, renueva, prorroga ni amplía nada con él.
refusal-plan-locked = Las condiciones de este plan de servicio han cambiado. Hasta que el distribuidor las apruebe, no se vende y sus licencias no se cambian.
refusal-trial-not-changed = Una prueba conserva las unidades y los días de su plan de servicio. Prorróguela o conviértala en una licencia comprada.
refusal-licenses-overlap = Hay licencias de este producto que se solapan: { $numbers }. Elija qué hacer con cada una.
refusal-replaced-not-begun = La licencia { $number } empieza el { $day }, así que no se puede sustituir desde ese día ni antes. Elija un día posterior o déjelas en paralelo.
refusal-replacement-not-in-force = Solo una licencia que empieza en vigor sustituye a otra. Elija «En vigor» o déjelas en paralelo.
refusal-nothing-to-convert = De la licencia { $number } no queda nada que valga un día de la nueva. Sustitúyala o déjelas en paralelo.
refusal-seats-exceed-replacement = Pasarían { $assigned } usuarios de { $edition } y en la licencia nueva caben { $quantity }: faltan { $missing }. Aumente las unidades o déjelas en paralelo.
refusal-devices-exceed-plan = Usuarios con más dispositivos de los que admite el plan de servicio ({ $most }): { $seats }. Libere antes dispositivos.
refusal-quantity-below-assigned = { $edition }: puestos asignados { $assigned }, así que el total no puede ser { $quantity }. Libere antes { $missing }.
refusal-seats-exhausted = { $edition }: puestos necesarios { $wanted }, libres { $free }. Añada { $missing } a la licencia.
refusal-username-taken = El nombre de usuario { $username } ya está en uso en este cliente. Elija otro.
refusal-seat-removed = Este usuario se ha quitado. Añádalo de nuevo para continuar.
refusal-seat-installed = { $username } tiene un dispositivo instalado. Libere antes el dispositivo.
refusal-already-suspended = Esta licencia ya está suspendida. No se ha cambiado nada.
refusal-not-suspended = Esta licencia no está suspendida. No se ha cambiado nada.
refusal-already-revoked = Esta licencia ya está revocada. No se ha cambiado nada.
refusal-not-a-trial = Esta licencia no es de prueba. Elija una licencia de prueba.
refusal-trial-extensions-used = La prueba ya se ha prorrogado tantas veces como permite su plan de servicio. Conviértala en una licencia comprada.
refusal-not-a-trial-client = Solo se puede conectar un dispositivo en prueba, y solo a una licencia que no sea de prueba.
refusal-edition-not-on-license = La licencia no tiene puestos { $edition }. Añádalos antes o elija otra licencia.
refusal-address-missing = Ninguno de los usuarios seleccionados tiene dirección de correo. Añada antes una dirección.
refusal-already-queued = Todas las invitaciones seleccionadas ya están en camino. Espere a que se envíen.
refusal-message-already-sent = Este mensaje ya se ha enviado. Ya no se puede detener.
refusal-message-out-of-date = El enlace de este correo ha caducado. Envíe uno nuevo desde donde salió.

## Activación
refusal-wrong-activation-code = El código de activación no es correcto. Compare cada carácter con su invitación.
refusal-wrong-username = Ese nombre de usuario no existe. Cópielo de su invitación o pregunte a su administrador.
refusal-no-seat-free = Todos los puestos de la licencia están en uso. Pida uno libre a su administrador.
refusal-move-budget-spent = Ha cambiado de dispositivo tantas veces como permite la licencia. El próximo traslado es posible el { $day }; su administrador puede permitirlo antes.
refusal-device-moves-excluded = Esta licencia permanece en el dispositivo en que se activó. Su administrador puede trasladarla.
refusal-wrong-deployment-key = La clave de despliegue es incorrecta. Pida la correcta a quien se la dio.
refusal-deployment-key-revoked = La clave de despliegue fue revocada. Pida una nueva.
refusal-deployment-key-replaced = La clave de despliegue fue sustituida por otra. Pídala.
refusal-deployment-key-expired = La clave de despliegue valía hasta el { $day }. Pida una nueva.
refusal-deployment-key-used-up = La clave de despliegue ha admitido tantos dispositivos como podía. Pida que suban su límite.
refusal-deployment-key-elsewhere = La clave de despliegue no admite dispositivos de esta red.
refusal-license-draft = La licencia aún no está lista. Pregunte a su administrador cuándo lo estará.
refusal-license-revoked = La licencia se ha revocado. Pida otra a su administrador.
refusal-customer-disabled = El cliente está desactivado. Pida a quien vendió la licencia que lo active.
refusal-license-suspended = La licencia está suspendida. Pregunte el motivo a su administrador.
refusal-payment-awaited = La licencia está pendiente de pago. Funcionará en cuanto llegue el pago.
refusal-license-not-yet-valid = La licencia es válida desde el { $day }. Vuelva a intentarlo ese día.
refusal-license-expired = La licencia venció el { $day }. Pida a su administrador que la renueve.
refusal-device-token-refused = Este dispositivo ya no se reconoce. Actívelo de nuevo.
refusal-installation-released = Esta instalación se ha liberado. Actívela de nuevo.
refusal-installation-silenced = No se supo de este dispositivo durante mucho tiempo: su plaza se liberó el { $day } y ahora es de otro. Actívelo de nuevo.
refusal-not-silent = Este dispositivo dio señales hace poco, o por ahora funciona con un archivo de licencia.
refusal-works-offline = Este dispositivo funciona con un archivo de licencia hasta el { $day }, y un archivo no se puede anular. Devuelva la plaza desde su programa y entregue el recibo, o pida a quien vende la licencia que la libere.
refusal-not-silenced = La plaza de este dispositivo no se liberó por silencio, o hace demasiado tiempo.

## Títulos: qué tipo de no
kind-unauthenticated = Sesión no iniciada
kind-forbidden = No permitido
kind-not-found = No encontrado
kind-invalid = Hay datos por corregir
kind-conflict = No es posible en el estado actual
kind-throttled = Demasiados intentos
kind-unavailable = No disponible en este momento
kind-failed = Algo ha fallado por nuestra parte

refusal-not-json = El cuerpo no es JSON. Envíelo con Content-Type: application/json.
refusal-malformed-json = El cuerpo no es JSON bien formado. Revíselo y envíelo de nuevo.
refusal-method-not-allowed = Esta dirección no admite ese método.
refusal-too-large = Es más de lo que admite una solicitud. Envíe menos de una vez.

## Invoices and payments
refusal-no-issuer = Nadie ha rellenado los datos con los que se emiten las facturas. Rellénelos en Facturas, Precios y datos.
refusal-price-missing = { $edition } del plan { $plan } no tiene precio en { $currency }, así que no se puede pedir. Fije antes un precio.
refusal-license-not-renewable = La licencia { $number } no se puede renovar ni ampliar: terminó, es de prueba o espera su propio pago.
refusal-price-changed = El precio ha cambiado desde que se mostró: ahora es { $now }. Vea de nuevo la suma antes de pedir.
refusal-already-renewed = La licencia { $number } ya está renovada con { $invoice }. Cancele ese pedido o abone su factura por completo antes de pedir otra vez.
refusal-invoice-not-draft = Este pedido ya está facturado o cancelado. Abra la factura para ver su estado.
refusal-invoice-not-issued = Solo las facturas emitidas admiten pagos y abonos.
refusal-invoice-unknown = Aquí no hay ninguna factura { $number }. Compruebe el número o la referencia de pago.
refusal-payment-reference-used = La referencia { $reference } es de otro pago. Compruebe si ya está registrado, o use la referencia de este pago.
refusal-payment-reversed = Este pago ya fue anulado.
refusal-nothing-to-credit = Esta factura ya está abonada por completo.
refusal-invoices-open =
    { $count ->
        [one] Un pedido o una factura abierta nombra a un emisor que ya no estaría por encima: { $invoices }. Antes debe pagarse, abonarse o cancelarse.
       *[other] { $count } pedidos y facturas abiertas nombran a un emisor que ya no estaría por encima: { $invoices }. Antes deben pagarse, abonarse o cancelarse.
    }
refusal-invoices-kept =
    { $count ->
        [one] El cliente tiene { $count } factura emitida, que se conserva en los libros. Desactive el cliente en su lugar.
       *[other] El cliente tiene { $count } facturas emitidas, que se conservan en los libros. Desactive el cliente en su lugar.
    }
problem-not-an-account = Este IBAN no es válido: falta, sobra o está mal algún carácter
problem-not-rates = Escriba los porcentajes separados por espacios, por ejemplo 21 10 0
problem-not-an-amount = Escriba un importe, por ejemplo 1.234,50
problem-amount-above = Escriba como máximo { $most }
problem-other-currency = La factura está en { $currency }
problem-series-alike = Sus números podrían confundirse con los de la serie { $series }. Elija una con otras letras.
problem-statement-unreadable = Este extracto no se puede leer: use camt.053, o CSV con una línea de nombres de columna
problem-currency-unknown = La fila { $row } tiene una moneda desconocida: «{ $currency }». Escríbala con tres letras, por ejemplo EUR
## Vinculadas a personas
refusal-seat-bound = Esta licencia está vinculada a { $email }. Desvincúlela primero.
refusal-not-bound = Ya no hay nadie vinculado a esta licencia. Vuelva a cargar la lista.
refusal-already-bound = { $email } ya tiene una licencia de este tipo.
refusal-undo-too-late = Ya no se puede deshacer: ha pasado un cuarto de hora o una licencia tiene ya otro usuario. Vincule de nuevo a las personas.
refusal-seat-unbound = El administrador de su empresa desvinculó su licencia. Pídale otra.
refusal-holder-not-registered = Esta licencia espera a que se registre. Regístrese con la dirección para la que está reservada y vuelva a intentarlo.
refusal-already-asked = Ya lo ha pedido. Espere la respuesta o retire la petición.
refusal-already-answered = Esta petición ya ha sido respondida. Vuelva a cargar la lista.
problem-nobody-named = Nadie en esta licencia se llama { $name }
refusal-already-planned = Lo mismo ya está previsto para el { $day }. Cambie esa previsión.
refusal-planned-change-over = Ya se hizo o se canceló. Prevéalo de nuevo.
refusal-planner-may-not = Quien lo previó ya no puede hacerlo. Prevéalo de nuevo en su propio nombre.
refusal-too-many-planned = Como mucho se pueden prever { $most } cambios de un cliente a la vez.
refusal-not-undoable = Esto no se puede deshacer: es de otro tipo, o de hace más de treinta días.
refusal-undo-moved-on = Ha cambiado desde entonces, así que no se deshizo nada. Mire cómo está ahora.
