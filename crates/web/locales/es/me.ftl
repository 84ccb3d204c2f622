# La página personal: lo que tiene vinculado y en qué dispositivos.
me-text = Lo que las empresas han dado a { $email }.
me-nothing = Aún no tiene ninguna licencia vinculada
me-nothing-text = Dé esta dirección al administrador de su empresa: { $email }. Lo que vincule a ella aparecerá aquí.
me-from = De { $customer }
me-until = Válida hasta
me-copy-username = Copiar el nombre de usuario
me-show-code = Mostrar el código de activación
me-no-code = Se muestra mientras la licencia está en vigor
me-download = Descargar el programa
me-devices =
    { $n ->
        [one] { $n } dispositivo de { $most }
       *[other] { $n } dispositivos de { $most }
    }
me-moves = Quedan { $left } de { $all } traslados a otro dispositivo
me-moves-until = Quedan { $left } de { $all } traslados a otro dispositivo hasta el { $date }
me-moves-spent = No quedan traslados a otro dispositivo hasta el { $date }. Un dispositivo liberado puede volver en cualquier momento.
me-moves-none = Esta licencia permanece en el dispositivo en que se activó; su administrador puede trasladarla.
me-moves-how = Para pasar a un dispositivo nuevo, libere el antiguo y active el nuevo, o active el nuevo y confirme allí el traslado.
me-no-devices = Aún no instalado. Escriba en el programa el nombre de usuario y el código.
me-contact = último contacto { $at }
me-release = Liberar
me-release-device = Liberar el dispositivo { $name }
me-released = El dispositivo queda liberado. Otro puede ocupar su lugar enseguida.
me-found-title = Empresa con un código de compra
me-found-text = El código se convierte en la licencia de su empresa y usted la administra. Conserva esta cuenta.
me-found-offer = ¿Tiene un código de compra para su propia empresa? Úselo aquí.
me-found-use = Usar un código de compra
me-found-do = Crear la empresa
me-found-done = Su empresa está lista, con su licencia
