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
static const unsigned char notes_turn_link_html_mustache[] = {
#embed "../../Templates/notes/turn_link.html.mustache"
};
static const unsigned char notes_style_css[] = {
#embed "../../Templates/notes/style.css"
};
static const unsigned char brief_pack_json[] = {
#embed "../../Templates/brief/pack.json"
};
static const unsigned char brief_md_mustache[] = {
#embed "../../Templates/brief/brief.md.mustache"
};
static const unsigned char brief_html_mustache[] = {
#embed "../../Templates/brief/brief.html.mustache"
};
static const unsigned char brief_turn_link_html_mustache[] = {
#embed "../../Templates/brief/turn_link.html.mustache"
};
static const unsigned char scorecard_pack_json[] = {
#embed "../../Templates/scorecard/pack.json"
};
static const unsigned char scorecard_md_mustache[] = {
#embed "../../Templates/scorecard/scorecard.md.mustache"
};
static const unsigned char scorecard_html_mustache[] = {
#embed "../../Templates/scorecard/scorecard.html.mustache"
};
static const unsigned char scorecard_said_html_mustache[] = {
#embed "../../Templates/scorecard/said.html.mustache"
};
static const unsigned char scorecard_turn_link_html_mustache[] = {
#embed "../../Templates/scorecard/turn_link.html.mustache"
};
static const unsigned char scorecard_style_css[] = {
#embed "../../Templates/scorecard/style.css"
};
static const unsigned char transcript_pack_json[] = {
#embed "../../Templates/transcript/pack.json"
};
static const unsigned char transcript_md_mustache[] = {
#embed "../../Templates/transcript/transcript.md.mustache"
};
static const unsigned char transcript_html_mustache[] = {
#embed "../../Templates/transcript/transcript.html.mustache"
};
static const unsigned char qa_pack_json[] = {
#embed "../../Templates/qa/pack.json"
};
static const unsigned char qa_md_mustache[] = {
#embed "../../Templates/qa/qa.md.mustache"
};
static const unsigned char qa_html_mustache[] = {
#embed "../../Templates/qa/qa.html.mustache"
};
static const unsigned char qa_turn_link_html_mustache[] = {
#embed "../../Templates/qa/turn_link.html.mustache"
};
static const unsigned char obsidian_pack_json[] = {
#embed "../../Templates/obsidian/pack.json"
};
static const unsigned char obsidian_md_mustache[] = {
#embed "../../Templates/obsidian/obsidian.md.mustache"
};
static const unsigned char hugo_pack_json[] = {
#embed "../../Templates/hugo/pack.json"
};
static const unsigned char hugo_md_mustache[] = {
#embed "../../Templates/hugo/hugo.md.mustache"
};
static const unsigned char jekyll_pack_json[] = {
#embed "../../Templates/jekyll/pack.json"
};
static const unsigned char jekyll_md_mustache[] = {
#embed "../../Templates/jekyll/jekyll.md.mustache"
};
static const unsigned char turns_pack_json[] = {
#embed "../../Templates/turns/pack.json"
};
static const unsigned char turns_jsonl_mustache[] = {
#embed "../../Templates/turns/turns.jsonl.mustache"
};
static const unsigned char questions_pack_json[] = {
#embed "../../Templates/questions/pack.json"
};
static const unsigned char questions_jsonl_mustache[] = {
#embed "../../Templates/questions/questions.jsonl.mustache"
};
static const unsigned char actions_pack_json[] = {
#embed "../../Templates/actions/pack.json"
};
static const unsigned char actions_jsonl_mustache[] = {
#embed "../../Templates/actions/actions.jsonl.mustache"
};
static const unsigned char turns_csv_mustache[] = {
#embed "../../Templates/turns/turns.csv.mustache"
};
static const unsigned char questions_csv_mustache[] = {
#embed "../../Templates/questions/questions.csv.mustache"
};
static const unsigned char actions_csv_mustache[] = {
#embed "../../Templates/actions/actions.csv.mustache"
};
static const unsigned char tables_pack_json[] = {
#embed "../../Templates/tables/pack.json"
};
static const unsigned char tables_actions_table_csv_mustache[] = {
#embed "../../Templates/tables/actions_table.csv.mustache"
};
static const unsigned char tables_questions_table_csv_mustache[] = {
#embed "../../Templates/tables/questions_table.csv.mustache"
};
static const unsigned char tables_csv_mustache[] = {
#embed "../../Templates/tables/tables.csv.mustache"
};
static const unsigned char tables_turns_table_csv_mustache[] = {
#embed "../../Templates/tables/turns_table.csv.mustache"
};
static const unsigned char subtitles_pack_json[] = {
#embed "../../Templates/subtitles/pack.json"
};
static const unsigned char subtitles_srt_mustache[] = {
#embed "../../Templates/subtitles/subtitles.srt.mustache"
};
static const unsigned char subtitles_vtt_mustache[] = {
#embed "../../Templates/subtitles/subtitles.vtt.mustache"
};
static const unsigned char calendar_pack_json[] = {
#embed "../../Templates/calendar/pack.json"
};
static const unsigned char calendar_ics_mustache[] = {
#embed "../../Templates/calendar/calendar.ics.mustache"
};
static const unsigned char calendar_stamp_ics_mustache[] = {
#embed "../../Templates/calendar/stamp.ics.mustache"
};
static const unsigned char slack_pack_json[] = {
#embed "../../Templates/slack/pack.json"
};
static const unsigned char slack_slack_mustache[] = {
#embed "../../Templates/slack/slack.slack.mustache"
};
static const unsigned char email_pack_json[] = {
#embed "../../Templates/email/pack.json"
};
static const unsigned char email_eml_mustache[] = {
#embed "../../Templates/email/email.eml.mustache"
};
static const unsigned char email_mail_html_mustache[] = {
#embed "../../Templates/email/mail.html.mustache"
};
static const unsigned char email_mail_txt_mustache[] = {
#embed "../../Templates/email/mail.txt.mustache"
};
static const unsigned char site_labels_en_json[] = {
#embed "../../Templates/site/labels.en.json"
};
static const unsigned char site_labels_de_json[] = {
#embed "../../Templates/site/labels.de.json"
};
static const unsigned char site_labels_fr_json[] = {
#embed "../../Templates/site/labels.fr.json"
};
static const unsigned char site_labels_es_json[] = {
#embed "../../Templates/site/labels.es.json"
};
static const unsigned char site_labels_ja_json[] = {
#embed "../../Templates/site/labels.ja.json"
};
static const unsigned char site_page_html_mustache[] = {
#embed "../../Templates/site/site_page.html.mustache"
};
static const unsigned char site_top_html_mustache[] = {
#embed "../../Templates/site/site_top.html.mustache"
};
static const unsigned char site_bottom_html_mustache[] = {
#embed "../../Templates/site/site_bottom.html.mustache"
};
static const unsigned char site_list_html_mustache[] = {
#embed "../../Templates/site/site_list.html.mustache"
};
static const unsigned char site_missing_html_mustache[] = {
#embed "../../Templates/site/site_missing.html.mustache"
};
static const unsigned char site_search_html_mustache[] = {
#embed "../../Templates/site/site_search.html.mustache"
};
static const unsigned char search_search_js[] = {
#embed "../../Templates/search/search.js"
};
static const unsigned char site_style_css[] = {
#embed "../../Templates/site/style.css"
};
static const unsigned char schema_meeting_v1_json[] = {
#embed "../../Templates/schema/debrief.meeting.v1.json"
};
static const unsigned char schema_list_v1_json[] = {
#embed "../../Templates/schema/debrief.list.v1.json"
};
static const unsigned char schema_search_v1_json[] = {
#embed "../../Templates/schema/debrief.search.v1.json"
};
static const unsigned char schema_todo_v1_json[] = {
#embed "../../Templates/schema/debrief.todo.v1.json"
};
static const unsigned char schema_failure_v1_json[] = {
#embed "../../Templates/schema/debrief.failure.v1.json"
};
static const unsigned char schema_event_v1_json[] = {
#embed "../../Templates/schema/debrief.event.v1.json"
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
    {"notes/turn_link.html.mustache", notes_turn_link_html_mustache,
     sizeof notes_turn_link_html_mustache},
    {"notes/style.css", notes_style_css, sizeof notes_style_css},
    {"brief/pack.json", brief_pack_json, sizeof brief_pack_json},
    {"brief/brief.md.mustache", brief_md_mustache, sizeof brief_md_mustache},
    {"brief/brief.html.mustache", brief_html_mustache, sizeof brief_html_mustache},
    {"brief/turn_link.html.mustache", brief_turn_link_html_mustache,
     sizeof brief_turn_link_html_mustache},
    {"scorecard/pack.json", scorecard_pack_json, sizeof scorecard_pack_json},
    {"scorecard/scorecard.md.mustache", scorecard_md_mustache, sizeof scorecard_md_mustache},
    {"scorecard/scorecard.html.mustache", scorecard_html_mustache, sizeof scorecard_html_mustache},
    {"scorecard/said.html.mustache", scorecard_said_html_mustache,
     sizeof scorecard_said_html_mustache},
    {"scorecard/turn_link.html.mustache", scorecard_turn_link_html_mustache,
     sizeof scorecard_turn_link_html_mustache},
    {"scorecard/style.css", scorecard_style_css, sizeof scorecard_style_css},
    {"transcript/pack.json", transcript_pack_json, sizeof transcript_pack_json},
    {"transcript/transcript.md.mustache", transcript_md_mustache, sizeof transcript_md_mustache},
    {"transcript/transcript.html.mustache", transcript_html_mustache,
     sizeof transcript_html_mustache},
    {"qa/pack.json", qa_pack_json, sizeof qa_pack_json},
    {"qa/qa.md.mustache", qa_md_mustache, sizeof qa_md_mustache},
    {"qa/qa.html.mustache", qa_html_mustache, sizeof qa_html_mustache},
    {"qa/turn_link.html.mustache", qa_turn_link_html_mustache, sizeof qa_turn_link_html_mustache},
    {"obsidian/pack.json", obsidian_pack_json, sizeof obsidian_pack_json},
    {"obsidian/obsidian.md.mustache", obsidian_md_mustache, sizeof obsidian_md_mustache},
    {"hugo/pack.json", hugo_pack_json, sizeof hugo_pack_json},
    {"hugo/hugo.md.mustache", hugo_md_mustache, sizeof hugo_md_mustache},
    {"jekyll/pack.json", jekyll_pack_json, sizeof jekyll_pack_json},
    {"jekyll/jekyll.md.mustache", jekyll_md_mustache, sizeof jekyll_md_mustache},
    {"turns/pack.json", turns_pack_json, sizeof turns_pack_json},
    {"turns/turns.jsonl.mustache", turns_jsonl_mustache, sizeof turns_jsonl_mustache},
    {"questions/pack.json", questions_pack_json, sizeof questions_pack_json},
    {"questions/questions.jsonl.mustache", questions_jsonl_mustache,
     sizeof questions_jsonl_mustache},
    {"actions/pack.json", actions_pack_json, sizeof actions_pack_json},
    {"actions/actions.jsonl.mustache", actions_jsonl_mustache, sizeof actions_jsonl_mustache},
    {"turns/turns.csv.mustache", turns_csv_mustache, sizeof turns_csv_mustache},
    {"questions/questions.csv.mustache", questions_csv_mustache, sizeof questions_csv_mustache},
    {"actions/actions.csv.mustache", actions_csv_mustache, sizeof actions_csv_mustache},
    {"tables/pack.json", tables_pack_json, sizeof tables_pack_json},
    {"tables/actions_table.csv.mustache", tables_actions_table_csv_mustache,
     sizeof tables_actions_table_csv_mustache},
    {"tables/questions_table.csv.mustache", tables_questions_table_csv_mustache,
     sizeof tables_questions_table_csv_mustache},
    {"tables/tables.csv.mustache", tables_csv_mustache, sizeof tables_csv_mustache},
    {"tables/turns_table.csv.mustache", tables_turns_table_csv_mustache,
     sizeof tables_turns_table_csv_mustache},
    {"subtitles/pack.json", subtitles_pack_json, sizeof subtitles_pack_json},
    {"subtitles/subtitles.srt.mustache", subtitles_srt_mustache, sizeof subtitles_srt_mustache},
    {"subtitles/subtitles.vtt.mustache", subtitles_vtt_mustache, sizeof subtitles_vtt_mustache},
    {"calendar/pack.json", calendar_pack_json, sizeof calendar_pack_json},
    {"calendar/calendar.ics.mustache", calendar_ics_mustache, sizeof calendar_ics_mustache},
    {"calendar/stamp.ics.mustache", calendar_stamp_ics_mustache,
     sizeof calendar_stamp_ics_mustache},
    {"slack/pack.json", slack_pack_json, sizeof slack_pack_json},
    {"slack/slack.slack.mustache", slack_slack_mustache, sizeof slack_slack_mustache},
    {"email/pack.json", email_pack_json, sizeof email_pack_json},
    {"email/email.eml.mustache", email_eml_mustache, sizeof email_eml_mustache},
    {"email/mail.html.mustache", email_mail_html_mustache, sizeof email_mail_html_mustache},
    {"email/mail.txt.mustache", email_mail_txt_mustache, sizeof email_mail_txt_mustache},
    {"site/labels.en.json", site_labels_en_json, sizeof site_labels_en_json},
    {"site/labels.de.json", site_labels_de_json, sizeof site_labels_de_json},
    {"site/labels.fr.json", site_labels_fr_json, sizeof site_labels_fr_json},
    {"site/labels.es.json", site_labels_es_json, sizeof site_labels_es_json},
    {"site/labels.ja.json", site_labels_ja_json, sizeof site_labels_ja_json},
    {"site/site_page.html.mustache", site_page_html_mustache, sizeof site_page_html_mustache},
    {"site/site_top.html.mustache", site_top_html_mustache, sizeof site_top_html_mustache},
    {"site/site_bottom.html.mustache", site_bottom_html_mustache, sizeof site_bottom_html_mustache},
    {"site/site_list.html.mustache", site_list_html_mustache, sizeof site_list_html_mustache},
    {"site/site_missing.html.mustache", site_missing_html_mustache,
     sizeof site_missing_html_mustache},
    {"site/site_search.html.mustache", site_search_html_mustache,
     sizeof site_search_html_mustache},
    {"search/search.js", search_search_js, sizeof search_search_js},
    {"site/style.css", site_style_css, sizeof site_style_css},
    {"schema/debrief.meeting.v1.json", schema_meeting_v1_json, sizeof schema_meeting_v1_json},
    {"schema/debrief.list.v1.json", schema_list_v1_json, sizeof schema_list_v1_json},
    {"schema/debrief.search.v1.json", schema_search_v1_json, sizeof schema_search_v1_json},
    {"schema/debrief.todo.v1.json", schema_todo_v1_json, sizeof schema_todo_v1_json},
    {"schema/debrief.failure.v1.json", schema_failure_v1_json, sizeof schema_failure_v1_json},
    {"schema/debrief.event.v1.json", schema_event_v1_json, sizeof schema_event_v1_json},
};

size_t CTemplatesCount(void) { return sizeof files / sizeof files[0]; }

struct CTemplatesFile CTemplatesFileAt(size_t index) {
  struct CTemplatesFile none = {0};
  return index < CTemplatesCount() ? files[index] : none;
}
