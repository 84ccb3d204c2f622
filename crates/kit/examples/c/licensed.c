/* A program that is licensed by a Seatwright server. It asks once for username and activation code. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "seatwright.h"

/* "keys" is what YOUR SERVER answers at /activation/v1/keys. Built in: only this server can license the program. */
static const char CONFIG[] =
    "{\"server\": \"%s\", \"product\": \"backup\", \"state_file\": \"%s\", \"fingerprint\": %s%s%s,"
    " \"software_version\": \"5.2.0\","
    " \"keys\": {\"keys\":[{\"alg\":\"EdDSA\",\"crv\":\"Ed25519\",\"kid\":\"34750f98bd59fcfc\",\"kty\":\"OKP\","
    "   \"x\":\"iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w\"}]}}";

static const char *said(const char *name, const char *otherwise) {
    const char *value = getenv(name);
    return value != NULL ? value : otherwise;
}

static int asked(const char *what, char *line, int length) {
    fprintf(stderr, "%s:\n", what);
    if (fgets(line, length, stdin) == NULL) return 0;
    line[strcspn(line, "\r\n")] = '\0';
    return 1;
}

/* Shows what a call answered, frees it, and hands its code on. */
static int told(int code, char *answer) {
    if (code != SEATWRIGHT_DONE) fprintf(stderr, "%s\n", answer);
    seatwright_string_free(answer);
    return code;
}

static int run(const SeatwrightClient *client) {
    char username[256], activation_code[64], *answer = NULL;
    int code = seatwright_status(client, &answer);
    /* Not activated yet, or refused by the server since, as when staff took this device off. */
    if (code == SEATWRIGHT_REFUSED && (strstr(answer, "\"not-activated\"") || strstr(answer, "\"refusal\":{"))) {
        seatwright_string_free(answer);
        if (!asked("Username", username, sizeof username)) return SEATWRIGHT_WRONG_USE;
        if (!asked("Activation code", activation_code, sizeof activation_code)) return SEATWRIGHT_WRONG_USE;
        code = seatwright_activate(client, username, activation_code, &answer);
    }
    if (told(code, answer) != SEATWRIGHT_DONE) return code;
    printf("licensed\n");
    if (seatwright_has_feature(client, "cloud", NULL) == SEATWRIGHT_DONE) printf("with cloud\n");
    /* A program that runs on does it on a thread of its own, and "again_in_seconds" of the answer says when next. */
    code = seatwright_check_in(client, "{\"storage_used_bytes\": 1048576}", &answer);
    return told(code, answer);
}

int main(void) {
    char config[4096], *answer = NULL;
    SeatwrightClient *client = NULL;
    /* Where the system has no machine id, such as in a container, say what tells this device from others. */
    const char *device = getenv("LICENSE_DEVICE");
    const char *quote = device != NULL ? "\"" : "";
    snprintf(config, sizeof config, CONFIG, said("LICENSE_SERVER", "https://licenses.example.com"),
             said("LICENSE_STATE", "license.json"), quote, device != NULL ? device : "null", quote);
    int code = seatwright_open(config, &client, &answer);
    told(code, answer);
    if (code == SEATWRIGHT_DONE) code = run(client);
    seatwright_close(client);
    return code;
}
