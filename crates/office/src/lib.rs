//! 室 What a desk has at hand.
