#include "CTemplates.h"

// Every file in Templates needs an array and a row in the table below; a test compares the table
// with the folder.

static const unsigned char notes_pack_json[] = {
#embed "../../Templates/notes/pack.json"
};
static const unsigned char notes_labels_en_json[] = {
#embed "../../Templates/notes/labels.en.json"
};
static const unsigned char notes_labels_de_json[] = {
#embed "../../Templates/notes/labels.de.json"
};
static const unsigned char notes_labels_fr_json[] = {
#embed "../../Templates/notes/labels.fr.json"
};
static const unsigned char notes_labels_es_json[] = {
#embed "../../Templates/notes/labels.es.json"
};
static const unsigned char notes_labels_ja_json[] = {
#embed "../../Templates/notes/labels.ja.json"
};
static const unsigned char notes_md_mustache[] = {
#embed "../../Templates/notes/notes.md.mustache"
};
static const unsigned char notes_html_mustache[] = {
#embed "../../Templates/notes/notes.html.mustache"
};
static const unsigned char notes_page_html_mustache[] = {
#embed "../../Templates/notes/page.html.mustache"
};
static const unsigned char notes_said_html_mustache[] = {
#embed "../../Templates/notes/said.html.mustache"
};
static const unsigned char notes_style_css[] = {
#embed "../../Templates/notes/style.css"
};
static const unsigned char schema_meeting_v1_json[] = {
#embed "../../Templates/schema/debrief.meeting.v1.json"
};

static const struct CTemplatesFile files[] = {
    {"notes/pack.json", notes_pack_json, sizeof notes_pack_json},
    {"notes/labels.en.json", notes_labels_en_json, sizeof notes_labels_en_json},
    {"notes/labels.de.json", notes_labels_de_json, sizeof notes_labels_de_json},
    {"notes/labels.fr.json", notes_labels_fr_json, sizeof notes_labels_fr_json},
    {"notes/labels.es.json", notes_labels_es_json, sizeof notes_labels_es_json},
    {"notes/labels.ja.json", notes_labels_ja_json, sizeof notes_labels_ja_json},
    {"notes/notes.md.mustache", notes_md_mustache, sizeof notes_md_mustache},
    {"notes/notes.html.mustache", notes_html_mustache, sizeof notes_html_mustache},
    {"notes/page.html.mustache", notes_page_html_mustache, sizeof notes_page_html_mustache},
    {"notes/said.html.mustache", notes_said_html_mustache, sizeof notes_said_html_mustache},
    {"notes/style.css", notes_style_css, sizeof notes_style_css},
    {"schema/debrief.meeting.v1.json", schema_meeting_v1_json, sizeof schema_meeting_v1_json},
};

size_t CTemplatesCount(void) { return sizeof files / sizeof files[0]; }

struct CTemplatesFile CTemplatesFileAt(size_t index) {
  struct CTemplatesFile none = {0};
  return index < CTemplatesCount() ? files[index] : none;
}
