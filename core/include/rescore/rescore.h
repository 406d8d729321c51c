#pragma once

/// What-if scoring of published indices: everything except the importers for particular publishers.
#include "rescore/changes.h"
#include "rescore/claim.h"
#include "rescore/error.h"
#include "rescore/index.h"
#include "rescore/io.h"
#include "rescore/pair.h"
#include "rescore/questions.h"
#include "rescore/score.h"
#include "rescore/session.h"
#include "rescore/uncertainty.h"
#include "rescore/weight_shift.h"
#include "rescore/weights.h"
