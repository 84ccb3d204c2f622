/* Calls every function in every wrong way, then once in the right one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "seatwright.h"

static const char NOT_UTF_8[] = "ann\xff\xfe";

/* The code must be this and the answer must have this text in it. */
static void held(int line, int code, char *answer, int expected, const char *text) {
    if (code != expected || answer == NULL || strstr(answer, text) == NULL) {
        fprintf(stderr, "line %d: code %d, answer %s\n", line, code, answer == NULL ? "NULL" : answer);
        exit(1);
    }
    seatwright_string_free(answer);
}

#define HOLDS(call, expected, text)                        \
    do {                                                   \
        char *answer = NULL;                               \
        int code = (call);                                 \
        held(__LINE__, code, answer, (expected), (text));  \
    } while (0)

static void wrong_configurations(void) {
    SeatwrightClient *client = (SeatwrightClient *)NOT_UTF_8;
    HOLDS(seatwright_open(NULL, &client, &answer), SEATWRIGHT_WRONG_USE, "\"null\"");
    if (client != NULL) exit(2);
    HOLDS(seatwright_open("{}", NULL, &answer), SEATWRIGHT_WRONG_USE, "\"null\"");
    HOLDS(seatwright_open(NOT_UTF_8, &client, &answer), SEATWRIGHT_WRONG_USE, "\"not-utf-8\"");
    HOLDS(seatwright_open("", &client, &answer), SEATWRIGHT_WRONG_USE, "\"bad-config\"");
    HOLDS(seatwright_open("{\"server\": 7}", &client, &answer), SEATWRIGHT_WRONG_USE, "\"bad-config\"");
    HOLDS(seatwright_open("{\"server\": \"http://licenses.example.com\", \"product\": \"backup\","
                          " \"state_file\": \"x\", \"fingerprint\": \"y\"}", &client, &answer),
          SEATWRIGHT_WRONG_USE, "\"bad-server-address\"");
    HOLDS(seatwright_open("{\"server\": \"https://licenses.example.com\", \"product\": \"backup\","
                          " \"state_file\": \"x\", \"unheard_of\": 1}", &client, &answer),
          SEATWRIGHT_WRONG_USE, "unheard_of");
    if (client != NULL) exit(2);
}

static void no_client(void) {
    HOLDS(seatwright_activate(NULL, "u", "c", &answer), SEATWRIGHT_WRONG_USE, "\"null\"");
    HOLDS(seatwright_enroll(NULL, "k", "", &answer), SEATWRIGHT_WRONG_USE, "\"null\"");
    HOLDS(seatwright_check_in(NULL, NULL, &answer), SEATWRIGHT_WRONG_USE, "\"null\"");
    HOLDS(seatwright_status(NULL, &answer), SEATWRIGHT_WRONG_USE, "\"null\"");
    HOLDS(seatwright_has_feature(NULL, "cloud", &answer), SEATWRIGHT_WRONG_USE, "\"null\"");
    HOLDS(seatwright_release(NULL, &answer), SEATWRIGHT_WRONG_USE, "\"null\"");
    HOLDS(seatwright_offline_request(NULL, "u", "c", &answer), SEATWRIGHT_WRONG_USE, "\"null\"");
    HOLDS(seatwright_accept_license_file(NULL, "f", &answer), SEATWRIGHT_WRONG_USE, "\"null\"");
    HOLDS(seatwright_offline_return(NULL, &answer), SEATWRIGHT_WRONG_USE, "\"null\"");
    seatwright_close(NULL);
    seatwright_string_free(NULL);
}

static void wrong_texts(const SeatwrightClient *client) {
    HOLDS(seatwright_qr("x", "svg", &answer), SEATWRIGHT_DONE, "<svg");
    HOLDS(seatwright_qr("x", "picture", &answer), SEATWRIGHT_WRONG_USE, "\"bad-request\"");
    HOLDS(seatwright_qr(NULL, "svg", &answer), SEATWRIGHT_WRONG_USE, "\"null\"");
    HOLDS(seatwright_move_here(client, "u", NULL, &answer), SEATWRIGHT_WRONG_USE, "activation code");
    HOLDS(seatwright_claim(client, "u", NULL, &answer), SEATWRIGHT_WRONG_USE, "activation code");
    HOLDS(seatwright_claim(client, "u", "c", &answer), SEATWRIGHT_REFUSED, "not-activated");
    HOLDS(seatwright_activate(client, NULL, "c", &answer), SEATWRIGHT_WRONG_USE, "username");
    HOLDS(seatwright_activate(client, "u", NULL, &answer), SEATWRIGHT_WRONG_USE, "activation code");
    HOLDS(seatwright_activate(client, NOT_UTF_8, "c", &answer), SEATWRIGHT_WRONG_USE, "\"not-utf-8\"");
    HOLDS(seatwright_enroll(client, NULL, "", &answer), SEATWRIGHT_WRONG_USE, "deployment key");
    HOLDS(seatwright_enroll(client, "k", NOT_UTF_8, &answer), SEATWRIGHT_WRONG_USE, "login");
    HOLDS(seatwright_check_in(client, NOT_UTF_8, &answer), SEATWRIGHT_WRONG_USE, "\"not-utf-8\"");
    HOLDS(seatwright_check_in(client, "7", &answer), SEATWRIGHT_WRONG_USE, "\"bad-usage\"");
    HOLDS(seatwright_check_in(client, "{\"unheard_of\": 1}", &answer), SEATWRIGHT_WRONG_USE, "unheard_of");
    HOLDS(seatwright_has_feature(client, NULL, &answer), SEATWRIGHT_WRONG_USE, "feature");
    HOLDS(seatwright_offline_request(client, NULL, "c", &answer), SEATWRIGHT_WRONG_USE, "username");
    HOLDS(seatwright_offline_request(client, "u", NULL, &answer), SEATWRIGHT_WRONG_USE, "activation code");
    HOLDS(seatwright_accept_license_file(client, NULL, &answer), SEATWRIGHT_WRONG_USE, "license file");
    HOLDS(seatwright_accept_license_file(client, NOT_UTF_8, &answer), SEATWRIGHT_WRONG_USE, "\"not-utf-8\"");
    HOLDS(seatwright_accept_license_file(client, "f", &answer), SEATWRIGHT_WRONG_USE, "\"no-keys\"");
}

static void life_of_a_seat(const SeatwrightClient *client) {
    HOLDS(seatwright_status(client, &answer), SEATWRIGHT_REFUSED, "\"not-activated\"");
    HOLDS(seatwright_activate(client, "acme-ann", "AAAAA-BBBBB", &answer), SEATWRIGHT_DONE, "\"licensed\":true");
    HOLDS(seatwright_status(client, &answer), SEATWRIGHT_DONE, "\"phase\":\"active\"");
    HOLDS(seatwright_has_feature(client, "cloud", &answer), SEATWRIGHT_DONE, "\"cloud\"");
    HOLDS(seatwright_has_feature(client, "sql", &answer), SEATWRIGHT_REFUSED, "\"licensed\":true");
    HOLDS(seatwright_check_in(client, "{\"failed_runs\": 1}", &answer), SEATWRIGHT_DONE, "\"licensed\":true");
    HOLDS(seatwright_release(client, &answer), SEATWRIGHT_DONE, "{}");
    if (seatwright_status(client, NULL) != SEATWRIGHT_REFUSED) exit(2);
}

/* The test has made a license file for this machine, signed with the key of the server. */
static void life_of_a_license_file(const SeatwrightClient *client) {
    const char *file = getenv("LICENSE_FILE");
    HOLDS(seatwright_offline_return(client, &answer), SEATWRIGHT_REFUSED, "\"no-license-file\"");
    HOLDS(seatwright_offline_request(client, "acme-ann", "AAAAA-BBBBB", &answer), SEATWRIGHT_DONE, "\"request\":\"");
    HOLDS(seatwright_status(client, &answer), SEATWRIGHT_REFUSED, "\"not-activated\"");
    HOLDS(seatwright_accept_license_file(client, "f", &answer), SEATWRIGHT_REFUSED, "\"lease-malformed\"");
    HOLDS(seatwright_accept_license_file(client, file, &answer), SEATWRIGHT_DONE, "\"licensed\":true");
    HOLDS(seatwright_status(client, &answer), SEATWRIGHT_DONE, "\"username\":\"acme-ann\"");
    HOLDS(seatwright_has_feature(client, "cloud", &answer), SEATWRIGHT_DONE, "\"license_file\":{");
    HOLDS(seatwright_offline_return(client, &answer), SEATWRIGHT_DONE, "\"receipt\":\"");
    HOLDS(seatwright_accept_license_file(client, file, &answer), SEATWRIGHT_REFUSED, "\"license-file-returned\"");
    if (seatwright_status(client, NULL) != SEATWRIGHT_REFUSED) exit(2);
}

static SeatwrightClient *with_keys(void) {
    char config[2048];
    SeatwrightClient *client = NULL;
    snprintf(config, sizeof config,
             "{\"server\": \"%s\", \"product\": \"backup\", \"state_file\": \"%s\", \"fingerprint\": \"%s\", \"keys\": %s}",
             getenv("LICENSE_SERVER"), getenv("LICENSE_STATE"), getenv("LICENSE_DEVICE"), getenv("LICENSE_KEYS"));
    HOLDS(seatwright_open(config, &client, &answer), SEATWRIGHT_DONE, "{}");
    return client;
}

int main(void) {
    char config[2048];
    SeatwrightClient *client = NULL;
    wrong_configurations();
    no_client();
    snprintf(config, sizeof config,
             "{\"server\": \"%s\", \"product\": \"backup\", \"state_file\": \"%s\", \"fingerprint\": \"%s\"}",
             getenv("LICENSE_SERVER"), getenv("LICENSE_STATE"), getenv("LICENSE_DEVICE"));
    HOLDS(seatwright_open(config, &client, &answer), SEATWRIGHT_DONE, "{}");
    wrong_texts(client);
    life_of_a_seat(client);
    seatwright_close(client);
    client = with_keys();
    life_of_a_license_file(client);
    seatwright_close(client);
    if (strchr(seatwright_version(), '.') == NULL) exit(2);
    printf("all held\n");
    return 0;
}
