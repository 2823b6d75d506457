package org.vfiospec.tlc;

import java.util.Map;
import java.util.Optional;

/**
 * A model with larger bounds than those that are checked every day.
 *
 * @param part the part of the protocol that it is of
 * @param revision the revision
 * @param bounds the constants that are larger, with their values
 * @param model the model
 * @param expected what the manifest says of it, if it was ever checked
 */
public record DeepModel(
    Part part,
    Revision revision,
    Map<String, String> bounds,
    Model model,
    Optional<Expected> expected) {}
