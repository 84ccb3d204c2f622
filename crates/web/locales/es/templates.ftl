# Texts of letters: the list and the editor.

templates-text = Los textos de los correos que envían usted y quienes están por debajo. Elija uno para cambiarlo.
templates-kind = Correo
templates-built-in = Predeterminado
templates-own = Texto propio
templates-inherited = De arriba
templates-inherited-from = Este texto viene de { $name }. Guarde uno propio para sustituirlo.
templates-inherited-above = Este texto viene de quien está por encima. Guarde uno propio para sustituirlo.
templates-edit-text = Lo que guarde vale desde el próximo correo, aquí y por debajo.
templates-languages = Idiomas
templates-read-only = Puede ver este texto. Para cambiarlo hace falta un administrador con derecho a editar la marca.
templates-subject = Asunto
templates-subject-hint = Hasta 60 caracteres, o los buzones lo cortan
templates-preheader = Línea de vista previa
templates-preheader-hint = Los buzones la muestran junto al asunto
templates-greeting = Saludo
templates-body = Texto
templates-body-hint = Una línea vacía empieza un párrafo, **dos asteriscos** ponen negrita, una línea con «- » es un punto, [palabras](https://…) un enlace. El botón, el enlace y el código siguen por sí solos.
templates-button = Botón
templates-why = Cierre
templates-why-hint = Por qué lo recibió, y qué hacer si es un error
templates-data = Vista previa con
templates-sample = Datos de ejemplo
templates-preview = Vista previa
templates-preview-text = Vista previa sin formato
templates-test = Enviarme una prueba
templates-tested = La prueba va de camino a { $email }.
templates-in-force = Vale desde el próximo correo.
templates-saved = El texto está guardado
templates-reset = Volver al texto predeterminado
templates-reset-text = Se quita su texto propio de «{ $name }». Esto es lo que cambia:
templates-reset-done = Vuelve a valer el texto predeterminado
templates-placeholders = Marcadores
templates-placeholders-text = Se completan para cada destinatario. A la derecha hay un ejemplo.
templates-needed = El asunto o el texto debe contener uno de estos: { $names }.
templates-copy = Copiar { $name }
templates-wide = Ancho
templates-phone = Teléfono
templates-history = Cambios
templates-lint-subject =
    { $n ->
        [one] El asunto tiene { $n } carácter; los buzones lo cortan a partir de 60.
       *[other] El asunto tiene { $n } caracteres; los buzones lo cortan a partir de 60.
    }
templates-lint-large = El correo ocupa { $size }; los buzones lo cortan a partir de 100 kB.
templates-lint-preheader = Sin línea de vista previa, los buzones muestran el principio del texto.
