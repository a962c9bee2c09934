# The work of an import as a practised user of data.table would write it.
# Rscript peer.R people.csv places-folder out-folder
suppressPackageStartupMessages(library(data.table))
args <- commandArgs(trailingOnly = TRUE)
people <- fread(args[1], colClasses = "character", na.strings = NULL, showProgress = FALSE)
rows_read <- nrow(people)

# Identifiers: every column, on its different values.
nhs_ok <- function(x) {
  d <- gsub("[ -]", "", x)
  d <- d[grepl("^[0-9]{10}$", d)]
  if (length(d) == 0) return(0)
  m <- matrix(as.integer(unlist(strsplit(d, ""))), ncol = 10, byrow = TRUE)
  check <- 11L - (as.integer(m[, 1:9] %*% (10:2)) %% 11L)
  check[check == 11L] <- 0L
  sum(check == m[, 10])
}
tests <- c(
  postcode = "^[A-Za-z]{1,2}[0-9][0-9A-Za-z]? ?[0-9][A-Za-z]{2}$",
  email = "@[^ ]+\\.", telephone = "^(\\+44|0)[0-9 ]{9,12}$",
  date = "^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}/[0-9]{2}/[0-9]{4})$",
  name = "^[A-Z][a-z]+ [A-Z][a-z]+$", address = "^[0-9]+ [A-Z][a-z]+ (Road|Street|Lane|Avenue)")
screened <- lapply(people, function(column) {
  values <- unique(column)
  values <- values[values != ""]
  c(nhs = nhs_ok(values), vapply(tests, function(p) sum(grepl(p, values, perl = TRUE)), 0L),
    long = sum(nchar(values) > 30))
})

# Types and rules.
missing_words <- c("", "na", "n/a", "null", "unknown")
as_number <- function(x, from, to) {
  n <- suppressWarnings(as.numeric(x))
  n[!is.na(n) & (n < from | n > to)] <- NA
  n
}
lost <- integer()
flags <- setdiff(names(people)[11:36], "")
for (column in names(people)) {
  values <- people[[column]]
  if (column %chin% c("housebound", "care_home", "carer", "pregnant", flags)) {
    clean <- fcase(values %chin% c("1", "Y", "TRUE"), TRUE, values %chin% c("0", "N", "FALSE"), FALSE)
    set(people, j = column, value = clean)
  } else if (column == "age") {
    set(people, j = column, value = as.integer(as_number(values, 0, 120)))
  } else if (column %chin% c("bmi", "imd_decile", "cost", "gp_contacts", "ae_attendances",
      "outpatient_attendances", "elective_admissions", "emergency_admissions", "bed_days")) {
    set(people, j = column, value = as_number(values, 0, 1e7))
  } else {
    values[tolower(trimws(values)) %chin% missing_words] <- NA
    set(people, j = column, value = values)
    next
  }
  lost[column] <- sum(is.na(people[[column]]) & values != "")
}
repeated <- sum(duplicated(people, by = "person_id"))
people <- unique(people, by = "person_id")
people[, age_band := pmin(age %/% 5L, 18L)]

# Places.
deprivation <- fread(file.path(args[2], "deprivation.csv"))
practices <- fread(file.path(args[2], "practices.csv"))
people[deprivation, on = .(lsoa = lsoa_code), decile := i.imd_decile]
people[, quintile := (decile + 1L) %/% 2L]
people[practices, on = .(practice = practice_code), `:=`(pcn = i.pcn_code, lcp = i.lcp_code)]

# Quality.
fields <- names(people)
missing <- people[, lapply(.SD, function(x) sum(is.na(x))), .SDcols = fields]
by_lcp <- people[, lapply(.SD, function(x) sum(is.na(x))), by = lcp, .SDcols = fields]
by_practice <- people[, c(list(list_size = .N), lapply(.SD, function(x) mean(is.na(x)))), by = practice, .SDcols = fields]
held <- people[, c(list(list_size = .N), lapply(.SD, sum, na.rm = TRUE)), by = practice, .SDcols = flags]
too_young <- people[age < 17, lapply(.SD, sum, na.rm = TRUE), .SDcols = flags]

# Re-identification: all fields, without each, and coarser.
totals <- people[, vapply(.SD, sum, 0L, na.rm = TRUE), .SDcols = flags]
rare <- flags[totals < pmax(500, nrow(people) / 1000)]
people[, rare_mask := 0L]
for (k in seq_along(rare)) people[, rare_mask := rare_mask + fifelse(get(rare[k]) %in% TRUE, bitwShiftL(1L, k - 1L), 0L)]
groups <- people[, .N, by = .(age, sex, lsoa, ethnicity, rare_mask)]
count <- function(g) c(alone = sum(g$N[g$N == 1]), under5 = sum(g$N[g$N < 5]), under10 = sum(g$N[g$N < 10]))
keys <- c("age", "sex", "lsoa", "ethnicity", "rare_mask")
picture <- list(all = count(groups))
for (key in keys) picture[[key]] <- count(groups[, .(N = sum(N)), by = c(setdiff(keys, key))])
groups[, band5 := age %/% 5L]; groups[, band10 := age %/% 10L]
picture$band5 <- count(groups[, .(N = sum(N)), by = .(band5, sex, lsoa, ethnicity, rare_mask)])
picture$band10 <- count(groups[, .(N = sum(N)), by = .(band10, sex, lsoa, ethnicity, rare_mask)])

# Kept.
fwrite(people, file.path(args[3], "people-r.csv"), showProgress = FALSE)
fwrite(by_lcp, file.path(args[3], "missing-r.csv"))
stopifnot(nrow(people) + repeated == rows_read, nrow(fread(file.path(args[3], "people-r.csv"), select = 1L, showProgress = FALSE)) == nrow(people))
cat(nrow(people), "people kept,", picture$all[["alone"]], "alone\n")
